"""PDF functions of every type, against what their definitions say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Pdf

from publisher.press.calculator import calculator
from publisher.press.functions import BadFunction, function

unit = st.floats(0, 1)
DOCUMENT = Pdf.new()


@given(unit)
def test_exponential(value: float) -> None:
    made = function(Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 1], C1=[1, 0.5], N=2))
    assert made([value]) == pytest.approx([value**2, 1 - 0.5 * value**2])


@given(unit)
def test_stitched(value: float) -> None:
    rise = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0], C1=[1], N=1)
    made = function(
        Dictionary(FunctionType=3, Domain=[0, 1], Functions=[rise, rise], Bounds=[0.5], Encode=[0, 1, 1, 0])
    )
    # Up to the middle and down again.
    assert made([value])[0] == pytest.approx(1 - abs(2 * value - 1), abs=1e-9)


@given(unit, unit)
def test_sampled_between_its_samples(x: float, y: float) -> None:
    stream = DOCUMENT.make_stream(
        bytes((0, 255, 0, 255)), FunctionType=0, Domain=[0, 1, 0, 1], Range=[0, 1], Size=[2, 2], BitsPerSample=8
    )
    # The first input runs fastest, so the value is it alone.
    assert function(stream)([x, y])[0] == pytest.approx(x, abs=1e-6)


@given(st.floats(-5, 5))
def test_inputs_and_outputs_stay_in_their_bounds(value: float) -> None:
    made = function(Dictionary(FunctionType=2, Domain=[0, 1], Range=[0, 0.5], C0=[0], C1=[1], N=1))
    assert 0 <= made([value])[0] <= 0.5


@pytest.mark.parametrize(
    ("program", "inputs", "outputs"),
    [
        ("{ dup mul exch pop }", [3, 4], [16]),
        ("{ 1 exch sub }", [0.25], [0.75]),
        ("{ 2 copy add 3 1 roll sub }", [5, 3], [8, 2]),
        ("{ dup 0.5 gt { pop 1 } { pop 0 } ifelse }", [0.6], [1]),
        ("{ 1 index }", [7, 8], [7, 8, 7]),
        ("{ 360 mul sin abs }", [0.25], [1]),
        ("{ 7 2 idiv 7 2 mod }", [], [3, 1]),
        ("{ true { 4 } if }", [], [4]),
    ],
)
def test_calculator(program: str, inputs: list[float], outputs: list[float]) -> None:
    assert calculator(program, len(outputs))(inputs) == pytest.approx(outputs)


@pytest.mark.parametrize(
    "source",
    [
        Dictionary(),
        Dictionary(FunctionType=9, Domain=[0, 1]),
        Dictionary(FunctionType=2),
        Array([Dictionary(FunctionType=3, Domain=[0, 1])]),
    ],
)
def test_what_makes_no_sense_is_refused(source: object) -> None:
    with pytest.raises(BadFunction):
        function(source)


def test_a_function_within_itself_ends() -> None:
    loop = DOCUMENT.make_indirect(Dictionary(FunctionType=3, Domain=[0, 1], Bounds=Array(), Encode=[0, 1]))
    loop.Functions = Array([loop])
    with pytest.raises(BadFunction):
        function(loop)
