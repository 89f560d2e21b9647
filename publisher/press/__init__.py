"""The press run: a finished RGB PDF becomes the file that a printer takes."""
