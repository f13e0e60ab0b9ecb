"""Sentence to tellings: what each wording ties together, and what it leaves apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.documents.blocks import Block, BlockKind, plain_run
from check_data.facts.fact import ROLES, Fact, Telling
from check_data.facts.spaced.sentences import sentences
from check_data.facts.spaced.vocabulary import FactWords
from check_data.figures.conventions import Conventions
from check_data.languages.contract import Prose, Told
from tests.helpers import ENGLISH as PACK

ROLES_OF = {kind: text.split(".")[0] for kind, text in ROLES.items()}


def told(text: str, kind: BlockKind = "paragraph") -> Told:
    """What blocks of English say; a blank line parts them."""
    return blocks_and_told(text, kind)[1]


def blocks_and_told(text: str, kind: BlockKind = "paragraph") -> tuple[list[Block], Told]:
    """The blocks of a text, and what they say."""
    blocks = []
    for number, part in enumerate(text.split("\n\n")):
        run = plain_run(part, 0)
        mentions = tuple(PACK.mentions(run, number, Conventions()))
        blocks.append(Prose(number, Block(kind, run), mentions))
    return [each.block for each in blocks], PACK.tell(blocks)


def shown(telling: Telling) -> str:
    """A telling as its kind, form, how explicit it is, its figures in the order of its roles, and its options."""
    assert telling.form.startswith("en:")
    figures = " | ".join(each.quote for several in telling.roles.values() for each in several)
    options = "".join(f" {name}={value}" for name, value in telling.options.items() if value)
    return f"{telling.kind} {telling.form.removeprefix('en:')} {telling.explicit}: {figures}{options}"


def tellings(text: str) -> list[str]:
    return [shown(each) for each in told(text).tellings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sales rose 12% to $84.5 million from $78.1 million.",
            [
                "change change:by-now-before 2: $84.5 million | $78.1 million | 12% sign=1",
            ],
        ),
        (
            "Sales rose 12% from $78.1 million to $84.5 million.",
            [
                "change change:by-before-now 2: $84.5 million | $78.1 million | 12% sign=1",
            ],
        ),
        (
            "Sales were $84.5 million in 2023, compared with $78.1 million in 2022, an increase of 12 percent.",
            [
                "change change:now-beside-by 2: $84.5 million | $78.1 million | 12 percent sign=1",
            ],
        ),
        (
            "Crimes were up by almost 20%: 614 in 2022, compared with 579 the year before.",
            [
                "change change:by-now-beside 2: 614 | 579 | almost 20% sign=1",
            ],
        ),
        (
            "June exports were $206.3 billion, $4.4 billion less than the $215.7 billion of May.",
            [
                "change change:now-by-before 2: $206.3 billion | $215.7 billion | $4.4 billion sign=-1",
                "difference told:fewer-than-the 1: $206.3 billion | $4.4 billion | $215.7 billion",
            ],
        ),
        (
            "The index fell 102.2 points, or 3.6%, to 27,934.02.",
            [
                "change change:by-by-now 2: 27,934.02 | 102.2 | 3.6% sign=-1",
            ],
        ),
        (
            "There were 9,967 offences, an increase of 4% (373 offences) on last year.",
            [
                "change change:now-by-by 2: 9,967 | 4% | 373 sign=1",
            ],
        ),
        (
            "Prices doubled from 40 to 60 euros.",
            [
                "ratio change:times:by-before-now 2: 60 euros | 40 | doubled",
            ],
        ),
        (
            "The margin was 16.8%, down 6.3 percentage points from 20.4%.",
            [
                "change change:now-by-before:points 2: 16.8% | 20.4% | 6.3 percentage points sign=-1",
            ],
        ),
        (
            "The rate rose by 37 percent, from 0.90 percent to 1.23 percent.",
            [
                "change change:by-before-now 2: 1.23 percent | 0.90 percent | 37 percent sign=1",
            ],
        ),
        (
            "Unemployment fell 0.2 points to 4.8% from 5.0%.",
            [
                "change change:by-now-before:points 2: 4.8% | 5.0% | 0.2 sign=-1",
            ],
        ),
        (
            "Income was $56.0 million or $0.83 per share, up from $36.8 million or $0.55 per share last year.",
            [
                "order order:side-by-side 1: $56.0 million | $36.8 million",
                "order order:side-by-side 1: $0.83 | $0.55",
            ],
        ),
        (
            "Gross margin improved to 31.5% of sales compared with 30.8% in the second quarter.",
            [
                "order order:now-beside 1: 31.5% | 30.8%",
            ],
        ),
        (
            "Profit of $5 million rose 5% in real terms from $4 million.",
            [
                "change change:now-by-before 1: $5 million | $4 million | 5% sign=1 real=1",
            ],
        ),
        (
            "The jobless rose by 2,000 in the month to 436,500 compared with 470,700 a year earlier.",
            [],
        ),
        (
            "They earned $5 million more than the $45 million of May, $50 million.",
            [
                "change change:by-before-now 2: $50 million | $45 million | $5 million sign=1",
            ],
        ),
        (
            "Sales fell 2% from $50 million, while costs were $40 million.",
            [],
        ),
        (
            "It rose 5 to 10 percent from 3 percent.",
            [],
        ),
        (
            "In 2022 and 2021 they sold 614 and 579 cars respectively, up 6%.",
            [],
        ),
        (
            "The town sold 12 buses and 30 buses, 42 buses in all.",
            [
                "sum cue:total 1: 42 | 12 | 30",
            ],
        ),
        (
            "Exports were $212.4 billion in May and imports were $263.9 billion, leaving a deficit of $47.3 billion.",
            [
                "difference cue:balance 2: $212.4 billion | $263.9 billion | $47.3 billion",
                "difference names:balance 1: $212.4 billion | $263.9 billion | $47.3 billion",
            ],
        ),
        (
            "The town had 4,120 births and 3,960 deaths, a natural increase of 160.",
            [
                "difference cue:balance 2: 4,120 | 3,960 | 160",
            ],
        ),
        (
            "The winners took 48.0 per cent of the vote and the losers 39.6 per cent, 9.6 points behind.",
            [
                "difference cue:points 1: 48.0 per cent | 39.6 per cent | 9.6",
                "shares shares:of-one 1: 48.0 per cent | 39.6 per cent open=1",
            ],
        ),
        (
            "The council bought 40 laptops at $900 each for a total of $32,000.",
            [
                "product cue:each 2: 40 | $900 | $32,000",
            ],
        ),
        ("It has 3 stations: 1 here, 1 there and 1 elsewhere.", ["sum list:opens:3+ 1: 3 | 1 | 1 | 1"]),
        ("It has 30 stations: 10 here, 9 there and 11 elsewhere.", ["sum list:opens:3+ 2: 30 | 10 | 9 | 11"]),
        (
            "The company employs 1,200 people: 700 men and 600 women.",
            [
                "sum list:opens:closed 2: 1,200 | 700 | 600",
            ],
        ),
        (
            "It bought 321 buses (214 electric, 87 hybrid and 30 diesel).",
            [
                "sum list:bracket:3+ 2: 321 | 214 | 87 | 30",
            ],
        ),
        (
            "There were 12 firms (including 5 large and 4 small ones).",
            [
                "sum list:including 1: 12 | 5 | 4 open=1",
            ],
        ),
        (
            "We saw 80 trams, of which 50 were red.",
            ["within list:of_which 1: 50 | 80"],
        ),
        (
            "We saw 80 trams, of whom 50 were men and 30 were women.",
            ["sum list:of-which:closed 2: 80 | 50 | 30"],
        ),
        (
            "We saw 80 trams, of which 50 were red, 20 were blue and 10 were green.",
            [
                "sum list:of-which:3+ 1: 80 | 50 | 20 | 10",
                "sum list:of-which:open 1: 80 | 50 | 20 | 10 open=1",
            ],
        ),
        (
            "It had 31 firms, of which 11 were small and 19 were large.",
            ["sum list:of-which:2 1: 31 | 11 | 19"],
        ),
        (
            "It has 90 shops, including 20 here and 30 there.",
            [
                "sum list:including 1: 90 | 20 | 30 open=1",
            ],
        ),
        (
            "It has 90 shops, including 20 here.",
            [
                "within list:including 1: 20 | 90",
            ],
        ),
        (
            "In all 440 patients were randomised to A (n = 221) or B (n = 229).",
            [
                "sum list:groups 1: 440 | 221 | 229",
            ],
        ),
        (
            "Of the 139 patients enrolled, 66 were randomised to citrate and 73 to heparin.",
            ["sum list:of-begins 1: 139 | 66 | 73", "within list:of-begins 1: 66 | 139"],
        ),
        (
            "Of 80 workers, 50 were men and 30 were women.",
            ["sum list:apart:closed 2: 80 | 50 | 30", "within list:of-begins 1: 50 | 80"],
        ),
        (
            "The assembly has 63 members, 34 of them Labour, 18 Conservative and 11 Liberal Democrats.",
            [
                "within told:of-them 1: 63 | 34",
                "sum list:apart:proper 1: 63 | 34 | 18 | 11",
            ],
        ),
        (
            "The assembly has 63 members, 34 of them women, 18 under 40 and 11 Liberal Democrats.",
            ["within told:of-them 1: 63 | 34"],
        ),
        (
            "The storm hit 27 people, 13 in Haiti, 8 in Cuba and 6 in Honduras.",
            ["sum list:apart:alike 1: 27 | 13 | 8 | 6"],
        ),
        (
            "The club has 54 members – 32 in Lyon, 12 in Nice and 10 in Marseille – and a debt of $5,000.",
            ["sum list:opens:3+ 2: 54 | 32 | 12 | 10"],
        ),
        ("Four suspects were held: three in Lyon and one in Nice.", []),
        (
            "They have 45% red, 30% blue and 25% other.",
            [
                "shares shares:other 1: 45% | 30% | 25%",
            ],
        ),
        (
            "It is 51.5% male and 48.5% female.",
            [
                "shares shares:closed 1: 51.5% | 48.5%",
            ],
        ),
        (
            "The makeup is 21.7% under the age of 18, 68.3% from 18 to 64, and 10.0% who are older.",
            [
                "shares shares:complete 1: 21.7% | 68.3% | 10.0%",
            ],
        ),
        (
            "Lutheran 87%, other 13%.",
            [
                "shares shares:other:2 1: 87% | 13%",
            ],
        ),
        (
            "Most chose 45% here, 30% there and 25% other; multiple answers were allowed.",
            [],
        ),
        (
            "We took three measures: masks, tests, and rest.",
            [
                "named-list list:named 1: three listed=3",
            ],
        ),
        (
            "On Friday, July 15, 2022, we met (on July 16, 2022, a Saturday).",
            [
                "weekday date:weekday 2: July 15, 2022 | Friday weekday=4",
                "weekday date:weekday 2: July 16, 2022 | Saturday weekday=5",
            ],
        ),
        (
            "The city sold 80 trams. Of those, 30 were red, 30 blue and 25 green.",
            [
                "sum list:of-those 2: 80 | 30 | 30 | 25",
            ],
        ),
        (
            "The city sold 80 trams. Of those, 30 were red.",
            [
                "within list:of-those 1: 30 | 80",
                "sum list:of-those:open 0: 80 | 30 open=1",
            ],
        ),
        (
            "It has an area of 114.7 km2 (44.3 mi2). 109.1 km2 (42.1 mi2) of it is land and 5.7 "
            "km2 (2.2 mi2) of it is water.",
            [
                "same told:converted 2: 114.7 km2 | 44.3 mi2 beside=1",
                "same told:converted 2: 109.1 km2 | 42.1 mi2 beside=1",
                "same told:converted 2: 5.7 km2 | 2.2 mi2 beside=1",
                "sum list:of-it 1: 114.7 km2 | 109.1 km2 | 5.7 km2",
                "sum list:of-it 1: 44.3 mi2 | 42.1 mi2 | 2.2 mi2",
            ],
        ),
        (
            "In all 5.1 million offences were recorded. Violent crimes accounted for 12 per "
            "cent (905,800) of all offences.",
            [
                "share names:of-all 1: 905,800 | 5.1 million | 12 per cent",
            ],
        ),
        (
            "The gain for July was revised from 212,000 to 243,000, and that for August from "
            "142,000 to 180,000. Both combined were 69,000 more than reported.",
            [
                "order order:before-now 1: 243,000 | 212,000",
                "sum names:revisions 1: 69,000 | 212,000 | 243,000 | 142,000 | 180,000 minus=0,2",
            ],
        ),
        (
            "The goods and services deficit was $55.2 billion. Exports were $206.3 billion. "
            "Imports were $261.5 billion.",
            [
                "difference names:balance 1: $206.3 billion | $261.5 billion | $55.2 billion",
            ],
        ),
        (
            "Exports of goods and services increased $0.8 billion. Exports of goods increased "
            "$0.6 billion and exports of services increased $0.2 billion.",
            [
                "sum names:set-near 2: $0.8 billion | $0.6 billion | $0.2 billion",
            ],
        ),
        (
            "The deficit increased $1.1 billion. Exports decreased $1.7 billion. Imports decreased $0.6 billion.",
            [
                "sum names:balance-change 1: $1.1 billion | $1.7 billion | $0.6 billion minus=1",
            ],
        ),
        (
            "There were 239 answers. It was very open for 28 (11.7%).",
            [
                "share names:whole-near 0: 28 | 239 | 11.7%",
            ],
        ),
    ],
)
def test_tellings(text: str, expected: list[str]) -> None:
    assert tellings(text) == expected


SILENT = """
Pain was rated on a 5-point scale (1 = none, 2 = mild, 3 = moderate, 4 = severe, 5 = unbearable).
We followed 892 children aged under 3 years in 2 towns.
By week 96 32 patients had died (13 on the old drug, 19 on the new, 95% CI).
We tested two doses of 5-ALA (15 mg and 50 mg) against placebo.
We used six out of seven domains: satisfaction, latency, efficiency, disturbance, duration, and daytime dysfunction.
There are 57 broadcast stations (plus 103 cable operators and 119 relay operators).
Sign up for four months for just $1, or pay $9.99 a month.
Cash of $200,000 was provided, including a net loss of $31,000 and costs of $1,024,000.
Locality 52: UA 9950 – fragment of process; UA 9951 – left nasal fragment.
They rose 5 to 10 points from 12.
Sales rose 9% a year to $56.2 million from $50.1 million.
Rates were lower than 12.5 when it was 25, or 84%.
She lost 5% of her weight compared with 13% in the control group.
Values fell from 24 to 48 months of age.
The rate in the two arms was 64% vs 77%, and higher for another (38% vs 11%).
The odds were 3.45 times the odds in the younger patients (30% vs 11%).
It gave 90% power to detect a 20% difference (2.2 points).
The mean was 4.0 v 0.8, with 95% confidence interval of the difference 2.7 to 3.6.
A total of 68 teeth were divided into 4 groups (n=14) and two groups (n=6).
There were eight or nine carers (three groups of one and three groups of the other).
Paracetamol 750 mg/day (given as 125 mg tablets and 250 mg drops) was used.
The deficit was $5 million; a blog post says 12.
Sales rose 45% in A, 30% in B and 52% in other towns.
It had 84% in the intervention group compared with 23% in the control group.
He read 12 repetitions at 40%, 10 repetitions at 50% and others at 10%.
The two (12, 13) are known.
They were 20: the first 5 came, and others.
Only 3 of 12 (n=4) are here, and 2 each.
""".strip().splitlines()


@pytest.mark.parametrize("text", SILENT)
def test_what_is_left_apart(text: str) -> None:
    """Nothing but what part of a count is, and an order that anybody would read: nothing that makes a sum or a rate."""
    assert [each for each in told(text).tellings if each.kind not in ("within", "order") and each.explicit] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sold 80 trams and 40 cars. Of those, 30 were red.", []),
        ("It sold 80 trams. Of those, 30 were red and 20 blue.", ["sum list:of-those:2 1: 80 | 30 | 20"]),
        ("It sold 80 trams. Of those, the $5 million ones.", []),
        ("It sold 80 trams. Of those, 30 were red and 20 blue each.", []),
        ("Men and women had 5% and 6 kg, respectively.", []),
        ("The drug had a greater effect (−14.9) than the placebo (−10.7).", []),
        ("Cats and dogs made up 54% and 46%, respectively.", []),
        ("Men and women accounted for 54% and 46%, respectively.", ["shares shares:respectively 1: 54% | 46%"]),
        ("Answers: yes 52%, no 41%, undecided 9%.", ["shares shares:closed-before:3 1: 52% | 41% | 9%"]),
        ("It has an area of 114.7 km2 and 3 km2. 109.1 km2 of it is land and 5.7 km2 of it is water.", []),
        ("It was revised from 212 to 243, and from 142 to 180. Overall it rose 5% and 6.", []),
        ("It was revised from 212 to 243, and from 142 to 180. Overall it rose $5 million.", []),
        ("It was revised from 212 to 243, and from 142 to 180. Overall it was 5.", []),
        ("It fell from 5 kg to 60%, and from 40 shops to $3 each.", []),
        ("It paid $3 a share, up from $2 a year earlier.", ["order order:now-before:direct 2: $3 | $2"]),
        ("It paid $3 a share, up from $2 per share.", ["order order:now-before:direct 2: $3 | $2"]),
        (
            "Sales of $23.4 million rose, with $14.8 million in net income a year ago, an increase of 58.1%.",
            ["change change:now-before-by 2: $23.4 million | $14.8 million | 58.1% sign=1"],
        ),
        ("Prices doubled to 60.", []),
        ("Prices doubled to 60 compared with 30.", []),
        (
            "The rate rose 5 percent to 20 percent from 15 percent.",
            ["change change:by-now-before:points 2: 20 percent | 15 percent | 5 percent sign=1"],
        ),
        (
            "A decrease in the trade deficit of $0.8 billion to $75.1 billion from $75.9 billion.",
            ["change change:by-now-before 2: $75.1 billion | $75.9 billion | $0.8 billion sign=-1"],
        ),
        ("A rise of 5 in the value of, and then of $20.", []),
        ("On Sunnyday, July 15, 2022, we met (July 16, 2022, as told).", []),
        ("Of the 139 patients enrolled, the first came and $3 was paid.", []),
        ("Of the 139 patients enrolled, 66 died and 73 sat.", ["within list:of-begins 1: 66 | 139"]),
        ("Of the 139 patients enrolled, 66 cars came.", []),
        ("In all 440 mg/day were randomised to A (n = 221) or B (n = 229).", []),
        ("They were randomised to A (n = 221) or B (n = 229).", []),
        (
            "In 12 towns people (N = 96) were allocated to A (n = 47) or B (n = 49).",
            ["sum list:groups 1: 96 | 47 | 49"],
        ),
        ("In all 42 came. Of these, 25 left, and 18 of these came back; one died.", []),
        ("In all 229 came. Of these, 139 stayed, 72 allocated to A and 67 to B.", []),
        (
            "In all 500 came, of whom 450 were randomised to A (n = 221) or B (n = 229).",
            ["sum list:groups 1: 450 | 221 | 229"],
        ),
        (
            "In all 500 came, of whom 450 had time, and were randomised to A (n = 221) or B (n = 229).",
            ["sum list:groups-of 0: 450 | 221 | 229"],
        ),
        (
            "In all 500 came, and 450 of those who had enough time were randomised to A (n = 221) or B (n = 229).",
            ["sum list:groups-of 0: 450 | 221 | 229"],
        ),
        (
            "It was 45%, 30% and 25% other; then 20%, 30% and 50% other.",
            ["shares shares:other 1: 45% | 30% | 25%", "shares shares:other 1: 20% | 30% | 50%"],
        ),
        ("It sold 12 buses, 30 cars and 12 kg, 42 buses in all.", []),
        ("It sold 12 buses; 30 buses, 42 buses in all.", []),
        ("It took 5% here and 10%, SD = 3, a gap of 5 points.", []),
        ("It took 5% here and 10% there, a gap of $5.", []),
        ("Men are 45%, women 52%: 7 points more.", ["difference cue:points 1: 45% | 52% | 7"]),
        ("Exports of 5 and imports of 9 were told, a gap of 4.", ["difference told:margin-of 2: 5 | 9 | 4"]),
        ("It sold 5 cars for $5 and 3 cars for $4, a gap of $1.", ["difference cue:balance 1: $5 | $4 | $1"]),
        ('We took three measures: masks, "tests", and rest.', []),
        ("We took three measures: masks, tests, rest.", []),
        ("We took three measures: masks, tests, and rest and sleep.", []),
        ("We took eleven measures: masks, tests and rest.", ["named-list list:named 0: eleven listed=3"]),
        ("The 64 children (31 girls; 36 firstborn children) came.", []),
        (
            "AQIP had 1,700 members (67 physicians, 1,577 patients, 9 nurses).",
            ["sum list:bracket:3+ 2: 1,700 | 67 | 1,577 | 9"],
        ),
        ("AQIP had 1,700 members (67 members here, 1,577 patients, 9 nurses).", []),
        ("It is p = 0.03, 95% CI 0.8 to 0.9, d = 3.", []),
        ("It fell by 0.93 kg (95% CI -1.72 to -0.15).", ["interval told:estimate-interval 2: 0.93 kg | -1.72 | -0.15"]),
        ("It kept 30 of the $120 shops, or 25%.", []),
        ("It was 10 km (12 km with a bridge), or 5 kg.", []),
        (
            "It mined 2,728 kg (87,707 oz) of gold and holds 50 l (11.0 gallons).",
            [
                "same told:converted:other-unit 0: 2,728 kg | 87,707 oz",
                "same told:converted 2: 2,728 kg | 87,707 oz beside=1",
                "same told:converted:other-unit 0: 50 l | 11.0 gallons",
                "same told:converted 2: 50 l | 11.0 gallons beside=1",
            ],
        ),
        (
            "It is 30 °C (86 °F), 3 m (5 kg).",
            [
                "same told:converted:difference 0: 30 °C | 86 °F difference=1",
                "same told:converted 2: 30 °C | 86 °F beside=1",
            ],
        ),
        ("From each of 3 of the 5 sets.", ["within told:n-of-n 1: 3 | 5"]),
        ("It was 25%, or 25%, of the 120.", []),
        ("Only 25% of shops. Sales of 5. It was $5.", []),
        ("Exports rose $5 billion. Imports rose $3 billion.", []),
        ("Was 5 more than 3 more than 2.", []),
        ("It was high in A (64% vs 77%).", []),
        ("It was lower at 1 hour compared with 4 hours.", []),
        ("Profit of $5 or sales of $6, compared with $7 or sales of $8.", []),
        ("Profit of $5 or sales of $6, from a gain of $7 or growth of $8.", []),
        (
            "Profit of $5 million or 40 cars, up from $7 million or $8.",
            ["order order:side-by-side 1: $5 million | $7 million"],
        ),
        ("It was a rise of $5 to 40m people, 5 may come.", []),
        ("The year 40,000 had 31 April 2020 and July 45, July 3,000.", []),
        ("It had 3 to 5 million, aged 3 to 5, from 3 more to 5%.", []),
        (
            "It told of a 23 per cent jump in net income at Rs 1,114 crore as against Rs 907 crore.",
            ["change change:by-now-beside 2: Rs 1,114 crore | Rs 907 crore | 23 per cent sign=1"],
        ),
        ("It sold 12 large new red things from about the the the the the the 5.", []),
        ("It paid $3 million a share, up from $2.", []),
        ("It was 45% here, 30% there and 20% away.", ["shares shares:run 0: 45% | 30% | 20%"]),
        ("It bought 44 buses (14 electric (new), 30 diesel).", ["sum list:bracket:2 1: 44 | 14 | 30"]),
        (f"It took 5% here and 10% there {'and so on ' * 40}, a gap of 5 points.", []),
        ("It has a scale of 5 (2 low, 3 high).", []),
        ("It has 5 cars (2 red, 3 blue.", []),
        ("It is 10 km, or 12 km.", []),
        ("It took an additional $5 million in exports.", []),
        ("Profit of $5 or sales of $6, up from $7 or a total of $8.", ["order order:now-before:direct 2: $6 | $7"]),
        ("28 (11.7%) sat.\n\n78 (32.6%) sat.\n\n133 (55.7%) sat.", ["shares names:lines 1: 11.7% | 32.6% | 55.7%"]),
        ("28 (11.7%) sat.\n\n78 (32.6%) sat.\n\n13 (5.4%) sat.", ["shares names:lines 0: 11.7% | 32.6% | 5.4%"]),
        ("28 (11.7%) sat.\n\n78 (32.6%) sat, 6 (5%).\n\n13 (5.4%) sat.", []),
        (
            "There were 200 answers.\n\nYes: 50 (25%)\n\nNo: 100 (50%)\n\nOther: 50 (30%)",
            [
                "shares names:lines 1: 25% | 50% | 30%",
                "share names:whole-of-lines 1: 50 | 200 | 25%",
                "share names:whole-of-lines 1: 100 | 200 | 50%",
                "share names:whole-of-lines 1: 50 | 200 | 30%",
                "sum names:lines 1: 200 | 50 | 100 | 50",
                "sum items:after 0: 200 | 50 | 100 | 50",
            ],
        ),
        ("They are 45% red, 30% blue and 35% other.\n\nNote: shares sum to more than 100%.", []),
        ("Call (0)40 890 85 23 85-433", []),
        ("It was 22% in one and 45% in another, with a change of 15 letters.", []),
        ("It was 22% in one and 45% in another, 23 points higher.", ["difference cue:points 1: 22% | 45% | 23"]),
        ("Of it, out of 33 patients and 48 patients, a total of 31 patients came.", []),
        ("It sold 12 large red shiny things.", []),
        ("It was 0.5 out of 3 shops.", []),
        ("They have 70% red and the balance 30%.", ["shares shares:rest:2 1: 70% | 30%"]),
        ("It has 41 parks, including lakes (5 boats) and hills (50 trees).", []),
        ("They rose 5%, 6% and 7% respectively, and sold 4.", []),
        (
            "Sales rose from $80.0 million in 2020 to $128.8 million in 2025, a compound annual growth rate of 10%.",
            ["average-growth change:before-now-by 1: $128.8 million | $80.0 million | 10% years=5"],
        ),
        (
            "Sales rose from $80.0 million to $128.8 million, a compound annual growth rate of 10%.",
            ["order order:before-now:direct 2: $128.8 million | $80.0 million"],
        ),
        (
            "Sales rose from $80.0 million in 2020 to $128.8 million in 2020, a compound annual growth rate of 10%.",
            ["order order:before-now:direct 2: $128.8 million | $80.0 million"],
        ),
        (
            "Smith won with 5,210 votes to 4,810, a margin of 340 votes.",
            ["difference told:margin-of 2: 5,210 | 4,810 | 340"],
        ),
        (
            "Sales were 12.2 billion pesos, 32 pct above its 10.9 billion peso sales.",
            ["change change:now-by-before 2: 12.2 billion | 10.9 billion | 32 pct sign=1"],
        ),
        (
            "Prices fell 0.10 to 1.55 from 1.75.",
            ["change change:by-now-before 1: 1.55 | 1.75 | 0.10 sign=-1"],
        ),
        ("45% went to A, 30% to B and the remaining 52% to C.", ["shares shares:other 1: 45% | 30% | 52%"]),
        ("There were 100 people (60 men, 40 women; 30 adults, 70 children).", []),
        (
            "It was 10%, against 11% a year earlier, and the output rose 0.8%.",
            [],
        ),
        (
            "Europe had 54 votes (54%), Asia 34 (34%) and Africa 12 (12%).",
            [
                "shares shares:brackets 0: 54% | 34% | 12%",
            ],
        ),
        ("HOME DEPOT 225.86 -12.99 -5.44%", ["change change:now-by-by 2: 225.86 | -12.99 | -5.44%"]),
        ("Of all 45% chose A, 30% chose B, 35% chose C.", ["shares shares:choices 1: 45% | 30% | 35% open=1"]),
        (
            "It sold 80 trams. Of those, 30 and 20 were red.",
            ["sum list:of-those:open 0: 80 | 30 | 20 open=1"],
        ),
        (
            "Exports rose 31.3% to 154,711, compared with 146,610 in April.",
            ["change change:by-now-beside 0: 154,711 | 146,610 | 31.3% sign=1"],
        ),
        (
            "Exports rose 31.3% to 154,711, compared with 146,610 a year earlier.",
            ["change change:by-now-beside 2: 154,711 | 146,610 | 31.3% sign=1"],
        ),
        (
            "By June 32 members (34%) had lost at least 5% body weight compared with 25 members.",
            ["change change:now-by-beside 0: 32 | 25 | at least 5% sign=-1"],
        ),
        ("Hillside 18 12 13 17 — 70", ["sum list:score 1: 70 | 18 | 12 | 13 | 17"]),
        ("It bought 44 cars (20 for men, 24 for women).", ["sum list:bracket:closed 2: 44 | 20 | 24"]),
    ],
)
def test_what_is_not_quite_told(text: str, expected: list[str]) -> None:
    assert tellings(text) == expected


def test_a_whole_far_above_is_not_looked_for() -> None:
    answers = "There were 239 answers. "
    assert tellings(f"{answers}It was 28 (11.7%).") == ["share names:whole-near 0: 28 | 239 | 11.7%"]
    assert tellings(f"{answers}{'It went on. ' * 30}It was 28 (11.7%).") == []


def test_figures_far_apart_are_tied_by_no_name() -> None:
    text = "Exports were $5 billion.{} Imports were $8 billion. The deficit was $3 billion."
    assert len(tellings(text.format(""))) == 1
    assert tellings(text.format(" It went on." * 20)) == []


@pytest.mark.parametrize(
    ("data", "part", "message"),
    [
        ({"sets": {"a": 1}}, "sets", "sets.a must be a list of lists"),
        ({"balances": 1}, "balances", "balances must be a list of tables"),
        ({"opposites": 1}, "opposites", "opposites must be a list of tables"),
        ({"referents": 1}, "kinds_of_people", "referents must be a list of tables"),
    ],
)
def test_words_that_are_not_as_they_should_be(data: dict[str, object], part: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        getattr(FactWords(data), part)


def row(fact: Fact) -> tuple[str, str, str, str, str]:
    return fact.mention.quote, fact.name, fact.role, fact.scope, fact.period


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Sales rose 12% to $84.5 million in 2023 from $78.1 million.",
            [
                ("12%", "sale", "rate", "", "2023"),
                ("$84.5 million", "sale", "now", "", "2023"),
                ("$78.1 million", "sale", "before", "", ""),
            ],
        ),
        ("The city of Paris had 40 women judges.", [("40", "woman judge", "value", "Paris", "")]),
        ("Net income of $3 million was told.", [("$3 million", "net income", "value", "", "")]),
        (
            "Net income was $3 million in the first quarter.",
            [("$3 million", "net income", "value", "", "first quarter")],
        ),
        (
            "In all, 40 came; a share of 5%, by $3.",
            [("40", "", "value", "", ""), ("5%", "share", "value", "", ""), ("$3", "share", "value", "", "")],
        ),
        ("In June a total of 12 cities won in Rome.", [("12", "city", "total", "Rome", "")]),
    ],
)
def test_facts(text: str, facts: list[tuple[str, ...]]) -> None:
    assert [row(each) for each in told(text).facts] == facts


def test_headings_and_sentences_are_counted() -> None:
    (first, second, third) = told("It had 40 cars. It has 41 now.\n\nIt had 42 cars.", "heading").facts
    assert [each.sentence for each in (first, second, third)] == [0, 1, 2]
    assert all(each.heading for each in (first, second, third))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Smith sold 4. He left.", 2),
        ("It was 4.5 in May. He left 5.", 2),
        ("J. Smith and John F. Kennedy sold 4, to plan C. He left.", 2),
        ("It sold 5 (no. 4). “He” left.", 2),
        ("It sold 5 approx. 4 times. He left 3.5. ", 2),
    ],
)
def test_sentences(text: str, count: int) -> None:
    mentions = tuple(PACK.mentions(plain_run(text, 0), 0, Conventions()))
    every = list(sentences(text, mentions, 0, 0, PACK.words.abbreviations, heading=False))
    assert len([each for each in every if each.text.strip()]) == count
    assert "".join(each.text for each in every) == text
    assert sum(len(each.mentions) for each in every) == len(mentions)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("net income", "Net income", True),
        ("net income", "gross income", False),
        ("reported case", "Cases", True),
        ("new bus line", "bus lines", True),
        ("bus lines", "train lines", False),
        ("offences", "offence", True),
        ("city bus line", "city train line", True),
        ("", "cases", False),
        ("the women's party", "woman party", True),
    ],
)
def test_related(one: str, other: str, expected: bool) -> None:
    assert PACK.related(one, other) is expected
    assert PACK.related(other, one) is expected


WORDS = st.sampled_from(
    "rose fell from to by of the and or , ; : ( ) - an increase total including men women profit exports imports "
    "deficit percent compared with each remaining other 12 1,200 45% $3 million 5.5 3/4 2020 June half doubled".split()
)


@given(st.lists(WORDS, max_size=24))
def test_any_words(words: list[str]) -> None:
    """Whatever stands there: roles are those of the kind, of figures that have a reading, each in the text."""
    text = " ".join(words)
    for each in told(text).tellings:
        for role, mentions in each.roles.items():
            assert role in ROLES_OF[each.kind] or role in ROLES[each.kind]
            assert mentions
            assert all(mention.quote in text for mention in mentions)
            assert all(mention.reading is not None for mention in mentions)
        assert each.explicit in (0, 1, 2)


def test_terms() -> None:
    assert PACK.terms("The bus lines of a city") == {"bus", "line", "city"}
    assert PACK.terms("Nine dead bus drivers") == {"nine", "dead", "victims", "bus", "driver"}


def test_moving_a_sentence_changes_nothing() -> None:
    one = "Sales rose 12% to $84.5 million from $78.1 million."
    assert tellings(f"It was told. {one}") == tellings(one) == tellings(f"{one} It was told.")
