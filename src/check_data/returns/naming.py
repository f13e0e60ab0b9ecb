"""What a finding on a record says: which record, and the rule that it breaks."""

from __future__ import annotations

from check_data.agreement.check import Check
from check_data.findings import Message
from check_data.messages import English

_OF_RECORD = English("{record}: {told}: {holds}")
LONGEST = 200
"""Characters of a rule that are told."""


def of_record(message: Message, record: str, check: Check) -> Message:
    """A message on a check as one on a record, with the rule's text."""
    text = check.expression.text
    holds = text if len(text) <= LONGEST else text[:LONGEST] + "…"
    return Message(_OF_RECORD, {"record": record, "holds": holds}, {"told": message})
