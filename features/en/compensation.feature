Feature: Compensation
  An amount a year, in the prices of one year, that is raised by an index, split among the members and paid in parts.

  @INDEX-01
  Scenario Outline: The compensation is raised year by year, with no rounding between the years
    Given the agreement in scenarios/jamtland/kommunavtal.toml
    When the agreement is assessed as of 2021-12-31
    Then the compensation for <year> amounts to <amount>
    And the compensation for <year> is <thousands>
    And the reason is INDEX-01 (§ 7)

    Examples:
      | year | amount            | thousands           |
      | 2019 | SEK 9,617,968.00  | SEK 9,618 thousand  |
      | 2020 | SEK 9,858,417.20  | SEK 9,858 thousand  |
      | 2021 | SEK 10,045,727.13 | SEK 10,046 thousand |

  @INDEX-01
  Scenario Outline: If the amount is rounded every year it is another amount in the third year
    Given the agreement in scenarios/jamtland/kommunavtal.toml
    And that each year's amount is rounded to thousands of kronor before the next year's is worked out
    When the agreement is assessed as of 2021-12-31
    Then the compensation for <year> amounts to <amount>

    Examples:
      | year | amount         |
      | 2019 | SEK 9,618,000  |
      | 2020 | SEK 9,858,000  |
      | 2021 | SEK 10,045,000 |

  @INDEX-03 @PAYMENT-01
  Scenario: Without the index for the year the compensation cannot be worked out
    Given the agreement in scenarios/jamtland/ostersund.toml
    When the agreement is assessed as of 2022-01-01
    Then the status of instalment 2022-Q1 is "cannot be determined"
    And the assessment of instalment 2022-Q1 is "a fact is missing"
    And what instalment 2022-Q1 amounts to cannot be worked out
    And it is asked what the index figure is
    And the reason is INDEX-03 (§ 7)
    And the reason is PAYMENT-01 (§ 7)

  @INDEX-03 @INDEX-01
  Scenario: On the day the forecast is published the compensation can be worked out
    Given an agreement that runs from 2019-01-01 to and including 2019-12-31
    And that the municipality pays the region SEK 1,000,000 a year in the prices of 2018 (§ 7)
    And that the amount is raised every year by the forecast of the index
    And that the forecast for 2019 is 2.8%, published on 2018-10-15
    And that it is paid quarterly in advance against an invoice
    When the agreement is assessed as of 2018-10-14
    Then what instalment 2019-Q1 amounts to cannot be worked out
    And it is asked what the index figure is
    And the reason is INDEX-03 (§ 7)
    When the agreement is assessed as of 2018-10-15
    Then instalment 2019-Q1 amounts to SEK 257,000
    And the reason is INDEX-01 (§ 7)

  @INDEX-01
  Scenario: An outcome does not replace the forecast that is agreed
    Given an agreement that runs from 2019-01-01 to and including 2019-12-31
    And that the municipality pays the region SEK 1,000,000 a year in the prices of 2018 (§ 7)
    And that the amount is raised every year by the forecast of the index
    And that the forecast for 2019 is 2.8%, published on 2018-10-15
    And that the outcome for 2019 is 3.1%, published on 2020-02-20
    And that it is paid once a year in arrears against an invoice
    When the agreement is assessed as of 2020-02-20
    Then instalment 2019 amounts to SEK 1,028,000
    And the reason is INDEX-01 (§ 7)

  @INDEX-04
  Scenario: An outcome will not do where the forecast is agreed
    Given an agreement that runs from 2019-01-01 to and including 2019-12-31
    And that the municipality pays the region SEK 1,000,000 a year in the prices of 2018 (§ 7)
    And that the amount is raised every year by the forecast of the index
    And that the outcome for 2019 is 3.1%
    And that it is paid once a year in arrears against an invoice
    When the agreement is assessed as of 2020-02-20
    Then what instalment 2019 amounts to cannot be worked out
    And it is asked what the index figure is
    And the reason is INDEX-04 (§ 7)

  @INDEX-02 @INDEX-06
  Scenario: Unless it says whether forecast or outcome counts the only known figure is assumed, until there is another
    Given an agreement that runs from 2019-01-01 to and including 2019-12-31
    And that the municipality pays the region SEK 1,000,000 a year in the prices of 2018 (§ 7)
    And that the amount is raised every year by the index, without its being said whether forecast or outcome counts
    And that the forecast for 2019 is 2.8%, published on 2018-10-15
    And that the outcome for 2019 is 3.1%, published on 2020-02-20
    And that it is paid once a year in arrears against an invoice
    When the agreement is assessed as of 2020-02-19
    Then instalment 2019 amounts to SEK 1,028,000
    And it is assumed that the known index figure is of the right kind
    And the reason is INDEX-02 (§ 7)
    When the agreement is assessed as of 2020-02-20
    Then what instalment 2019 amounts to cannot be worked out
    And it is asked which index figure counts
    And the reason is INDEX-06 (§ 7)

  @INDEX-02
  Scenario: A forecast and an outcome that are alike need not be told apart
    Given an agreement that runs from 2019-01-01 to and including 2019-12-31
    And that the municipality pays the region SEK 1,000,000 a year in the prices of 2018 (§ 7)
    And that the amount is raised every year by the index, without its being said whether forecast or outcome counts
    And that the forecast for 2019 is 2.8%
    And that the outcome for 2019 is 2.8%
    And that it is paid once a year in arrears against an invoice
    When the agreement is assessed as of 2020-02-20
    Then instalment 2019 amounts to SEK 1,028,000
    And INDEX-06 is no reason

  @INDEX-01 @INDEX-05
  Scenario: If the forecast is published again with another value it is not stated which of them counts
    Given an agreement that runs from 2019-01-01 to and including 2019-12-31
    And that the municipality pays the region SEK 1,000,000 a year in the prices of 2018 (§ 7)
    And that the amount is raised every year by the forecast of the index
    And that the forecast for 2019 is 2.8%, published on 2018-10-15
    And that the forecast for 2019 is 3.0%, published on 2018-12-20
    And that it is paid quarterly in advance against an invoice
    When the agreement is assessed as of 2018-12-19
    Then instalment 2019-Q1 amounts to SEK 257,000
    And the reason is INDEX-01 (§ 7)
    When the agreement is assessed as of 2018-12-20
    Then what instalment 2019-Q1 amounts to cannot be worked out
    And it is asked which index figure counts
    And the reason is INDEX-05 (§ 7)

  @INDEX-01 @INDEX-03
  Scenario: A forecast that had not been recorded yet does not count with what was known then
    Given an agreement that runs from 2019-01-01 to and including 2019-12-31
    And that the municipality pays the region SEK 1,000,000 a year in the prices of 2018 (§ 7)
    And that the amount is raised every year by the forecast of the index
    And that the forecast for 2019 is 2.8%, published on 2018-10-15, recorded on 2019-01-10
    And that it is paid quarterly in advance against an invoice
    When the agreement is assessed as of 2019-02-01 with what was recorded on 2019-01-09
    Then what instalment 2019-Q1 amounts to cannot be worked out
    And the reason is INDEX-03 (§ 7)
    When the agreement is assessed as of 2019-02-01 with what was recorded on 2019-01-10
    Then instalment 2019-Q1 amounts to SEK 257,000

  @INDEX-01
  Scenario: An amount that follows the level of an index
    Given an agreement that runs from 2021-01-01 to and including 2021-12-31
    And that the municipality pays the region SEK 100,000 a year in the prices of 2018 (§ 7)
    And that the amount follows the level of an index
    And that the level of the index for 2018 is 104.0
    And that the level of the index for 2021 is 114.4
    And that it is paid once a year in advance against an invoice
    When the agreement is assessed as of 2021-01-01
    Then instalment 2021 amounts to SEK 110,000
    And the reason is INDEX-01 (§ 7)

  @INDEX-01 @PAYMENT-10
  Scenario Outline: Östersund's share for 2020 is paid a quarter at a time
    Given the agreement in scenarios/jamtland/ostersund.toml
    When the agreement is assessed as of 2019-12-31
    Then SEK 4,807,950 of the compensation for 2020 falls to Östersund
    And instalment <instalment> amounts to SEK 1,201,987.50

    Examples:
      | instalment |
      | 2020-Q1    |
      | 2020-Q2    |
      | 2020-Q3    |
      | 2020-Q4    |

  @PAYMENT-01
  Scenario Outline: If the municipality's share is not known the instalment cannot be worked out
    Given the agreement in scenarios/jamtland/ostersund.toml
    When the agreement is assessed as of 2021-12-31
    Then the status of instalment <instalment> is "<status>"
    And it is asked what the municipality's share is

    Examples:
      | instalment | status               |
      | 2019-Q4    | cannot be determined |
      | 2020-Q1    | awaiting invoice     |
      | 2020-Q4    | awaiting invoice     |
      | 2021-Q1    | cannot be determined |

  @INDEX-01
  Scenario Outline: Split by the population of 31 December 2020 the compensation adds up, to the öre
    Given the agreement in scenarios/jamtland/kommunavtal.toml
    And that the shares have two decimals and that what rounding leaves is borne by whoever is nearest
    And that 5,208 inhabitants were counted in Ragunda in 2020
    And that 6,181 inhabitants were counted in Bräcke in 2020
    And that 15,054 inhabitants were counted in Krokom in 2020
    And that 11,488 inhabitants were counted in Strömsund in 2020
    And that 12,049 inhabitants were counted in Åre in 2020
    And that 7,120 inhabitants were counted in Berg in 2020
    And that 10,070 inhabitants were counted in Härjedalen in 2020
    And that 63,985 inhabitants were counted in Östersund in 2020
    When the agreement is assessed as of 2021-01-01
    Then <amount> of the compensation for 2021 falls to <municipality>
    And the parts of the compensation for 2021 add up to the whole

    Examples:
      | municipality | amount           |
      | Ragunda      | SEK 398,815      |
      | Bräcke       | SEK 473,154      |
      | Krokom       | SEK 1,153,249.13 |
      | Strömsund    | SEK 880,006      |
      | Åre          | SEK 923,202      |
      | Berg         | SEK 545,483      |
      | Härjedalen   | SEK 771,512      |
      | Östersund    | SEK 4,900,306    |

  @TERMINATION-10 @INDEX-01
  Scenario: What it costs not to give notice in time
    Given the agreement in scenarios/jamtland/ostersund.toml
    When the agreement is assessed as of 2020-12-31
    Then the last day for notice is 2020-12-31
    And otherwise it is renewed to and including 2024-12-31
    And it costs SEK 14,423,850 in the prices of 2020 not to give notice in time

  @TERMINATION-10
  Scenario: A term that begins on the last of a month does not cost a month too much
    Given an agreement that runs from 2024-09-01 to and including 2027-08-30
    And that it is renewed by itself for 3 years at a time
    And that notice must be given at the latest 6 months before the end of the term
    And that the municipality pays the region SEK 900,000 a year in the prices of 2024
    And that it is paid monthly in advance against an invoice
    When the agreement is assessed as of 2026-11-21
    Then otherwise it is renewed to and including 2030-08-30
    And it costs SEK 2,700,000 not to give notice in time
