"""The press: painted pages become print-ready PDF, imposed where wanted, by what one printing house asks for."""

from publisher.press.finish import Job, finish
from publisher.press.identity import Identity
from publisher.press.profile import PressProfile, load_profile

__all__ = ["Identity", "Job", "PressProfile", "finish", "load_profile"]
