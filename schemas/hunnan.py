"""What each figure of the page is: one Pandera model a story, a column a figure.

A column holds the quote as printed, or a plain number. `agreements(__file__)` attaches the checks of
`checks/hunnan.toml` whose figures are all in the model; `check_data.schema("hunnan")` has those across stories too.
"""

from pandera.pandas import DataFrameModel

from check_data import Count, Day, Measure, Share, agreements, figure


@agreements(__file__)
class Front(DataFrameModel):
    """Firms back at work and what they make: the lead story with its headline."""

    resumed_headline: Count = figure("家")
    resumption_rate_headline: Share = figure()
    campaigns_headline: Count = figure("场", ge=1)
    campaigns_under_test: Count = figure("场", ge=1)
    fronts: Count = figure("条", ge=1)
    reported_on: Day = figure()
    resumed: Count = figure("家")
    resumption_rate: Share = figure()
    resumed_and_producing: Count = figure("家")
    campaigns: Count = figure("场", ge=1)
    battlefields: Count = figure("个", ge=1)
    thermometer_developed_on: Day = figure()
    thermometer_used_on: Day = figure()
    workshop_hours: Measure = figure("小时", ge=0, le=24, about="hours of a day")
    scanner_days: Measure = figure("天", ge=0)
    scanners_shipped_on: Day = figure()
    scanners_shipped: Count = figure("台", ge=1)
    staff_back_on: Day = figure()
    ventilators_shipped: Count = figure("台套")
    supplies_shipped: Count = figure("套")
    robots_shipped_on: Day = figure()
    robots_donated: Count = figure("台", ge=1)
    measures_in_place: Count = figure("个", ge=1)
    support_lines: Count = figure("条", ge=1)
    firms_looked_after: Count = figure("家")
    firms_given_masks: Count = figure("家")
    masks_given: Count = figure("只")
    disinfectant_bought: Count = figure("瓶")
    masks_bought: Count = figure("只")
    firms_helped: Count = figure("家")
    problems_solved: Count = figure("个")
    software_park_rent_waived: Measure = figure("元", ge=0)
    rent_relief_years: Measure = figure("年", ge=0)
    rent_relief_period: Measure = figure("年", ge=0)
    industry_park_rent_waived: Measure = figure("元", ge=0)
    firms_to_benefit: Count = figure("家")
    mask_lines_announced_on: Day = figure()
    research_centres: Count = figure("个", ge=1)
    flat_mask_output: Measure = figure("只/分钟", ge=0)
    folded_mask_output: Measure = figure("只/分钟", ge=0)
    folded_mask_output_low: Count = figure("只")
    folded_mask_output_high: Count = figure("只")


@agreements(__file__)
class Members(DataFrameModel):
    """Party members who guard open estates."""

    members_headline: Count = figure("人")
    members: Count = figure("人")
    serving: Count = figure("人")
    retired: Count = figure("人")
    unposted: Count = figure("人")
    watching_parties: Count = figure("方", ge=1)


@agreements(__file__)
class Insurance(DataFrameModel):
    """Front-line staff insured."""

    insured_headline: Count = figure("人")
    insured_sum_cap: Measure = figure("元", ge=0)
    community_workers: Count = figure("人")
    village_doctors: Count = figure("人")


@agreements(__file__)
class Financing(DataFrameModel):
    """Financing for firms."""

    financing_headline: Measure = figure("元", ge=0)
    financing: Measure = figure("元", ge=0)
    financial_policies: Count = figure("项", ge=1)
    credit_year: Day = figure()
    loan_days: Measure = figure("天", ge=0)


@agreements(__file__)
class SalesOffices(DataFrameModel):
    """Property sales offices that reopen."""

    sales_offices: Count = figure("个")
    offices_applying: Count = figure("个")
    offices_open: Count = figure("个")
    visits_since: Day = figure()
