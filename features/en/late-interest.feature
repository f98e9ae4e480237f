Feature: Late-payment interest
  The reference rate plus eight percentage points, counted on the actual days of the year. The reference rates in the
  examples are made up.

  @INTEREST-01
  Scenario Outline: From an agreed due day interest runs for each day after it
    Given an agreement that runs from 2019-01-01 to and including 2020-12-31
    And that the municipality pays the region SEK 365,000 a year (§ 7)
    And that it is paid once a year in advance against an invoice
    And that an invoice is to be paid within 30 days
    And that the reference rate from 2019-01-01 is taken to be 2.0%
    And that the reference rate from 2019-07-01 is taken to be 4.0%
    And that instalment 2019 was invoiced on 2019-01-02 at SEK 365,000
    When the agreement is assessed as of 2019-02-01
    Then the late-payment interest on instalment 2019 is SEK 0
    When the agreement is assessed as of <day>
    Then the late-payment interest on instalment 2019 is <interest>
    And the reason is INTEREST-01 (§ 7)

    Examples:
      | day        | interest      |
      | 2019-02-02 | SEK 100       |
      | 2019-06-30 | SEK 14,900    |
      | 2019-07-01 | SEK 15,020    |
      | 2019-12-31 | SEK 36,980    |
      | 2020-01-01 | SEK 37,099.67 |

  @INTEREST-02
  Scenario Outline: Without an agreed day interest runs from 30 days after the invoice, but not before it was received
    Given an agreement that runs from 2019-01-01 to and including 2019-12-31
    And that the municipality pays the region SEK 365,000 a year (§ 7)
    And that it is paid once a year in advance against an invoice
    And that the reference rate from 2019-01-01 is taken to be 2.0%
    And that instalment 2019 was invoiced on 2019-01-02 at SEK 365,000 and received on <received>
    When the agreement is assessed as of <last day>
    Then the late-payment interest on instalment 2019 is SEK 0
    When the agreement is assessed as of <day after>
    Then the late-payment interest on instalment 2019 is SEK 100
    And the reason is INTEREST-02 (§ 7)

    Examples:
      | received   | last day   | day after  |
      | 2019-01-03 | 2019-02-01 | 2019-02-02 |
      | 2019-02-10 | 2019-02-10 | 2019-02-11 |

  @INTEREST-03 @DISPUTE-05
  Scenario: From the day that the settlement names
    Given an agreement that runs from 2019-01-01 to and including 2019-12-31
    And that the municipality pays the region SEK 365,000 a year (§ 7)
    And that it is paid once a year in advance against an invoice
    And that an invoice is to be paid within 30 days
    And that the payer in a dispute may withhold at most 50% of the compensation (§ 12)
    And that the reference rate from 2019-01-01 is taken to be 2.0%
    And that instalment 2019 was invoiced on 2019-01-02 at SEK 365,000
    And that the municipality opened a dispute on 2019-01-10 about how the work is done
    And that SEK 36,500 was withheld on 2019-01-15 of instalment 2019
    And that SEK 328,500 was paid on 2019-01-15 of instalment 2019
    When the parties settle the dispute on 2019-01-20 and what was withheld is to be paid by 2019-03-01
    Then the status of instalment 2019 on 2019-03-01 is "invoiced"
    And the late-payment interest on instalment 2019 is SEK 0
    And the status of instalment 2019 on 2019-03-02 is "overdue"
    And the late-payment interest on instalment 2019 is SEK 10
    And the reason is INTEREST-03 (§ 12)

  @INTEREST-04
  Scenario: Without a reference rate for all of the time the interest cannot be worked out
    Given an agreement that runs from 2019-01-01 to and including 2019-12-31
    And that the municipality pays the region SEK 365,000 a year (§ 7)
    And that it is paid once a year in advance against an invoice
    And that an invoice is to be paid within 30 days
    And that the reference rate from 2019-02-03 is taken to be 2.0%
    When instalment 2019 is invoiced on 2019-01-02 at SEK 365,000
    Then the status of instalment 2019 on 2019-02-02 is "overdue"
    And the late-payment interest on instalment 2019 cannot be worked out
    And the reason is INTEREST-04 (§ 7)

  @INTEREST-05
  Scenario Outline: No interest runs on what is rightly withheld while the dispute lasts, but it does on the excess
    Given an agreement that runs from 2019-01-01 to and including 2019-12-31
    And that the municipality pays the region SEK 365,000 a year (§ 7)
    And that it is paid once a year in advance against an invoice
    And that an invoice is to be paid within 30 days
    And that the payer in a dispute may withhold at most 10% of the compensation (§ 12)
    And that the reference rate from 2019-01-01 is taken to be 2.0%
    And that instalment 2019 was invoiced on 2019-01-02 at SEK 365,000
    And that the municipality opened a dispute on 2019-01-10 about how the work is done
    And that <withheld> was withheld on 2019-01-15 of instalment 2019
    And that <paid> was paid on 2019-01-15 of instalment 2019
    When the agreement is assessed as of 2019-02-11
    Then the status of instalment 2019 is "<status>"
    And the late-payment interest on instalment 2019 is <interest>
    And the reason is INTEREST-05 (§ 12)

    Examples:
      | withheld   | paid        | status               | interest |
      | SEK 36,500 | SEK 328,500 | withheld             | SEK 0    |
      | SEK 40,150 | SEK 324,850 | too much is withheld | SEK 10   |

  @INTEREST-06
  Scenario: If the settlement says nothing of interest for the time of the dispute that needs judgement
    Given the agreement in scenarios/tvist-uppgjord.toml
    And that the reference rate from 2020-01-01 is taken to be 2.0%
    When the agreement is assessed as of 2020-06-14
    Then the late-payment interest on instalment 2020-Q1 is SEK 0
    When the agreement is assessed as of 2020-06-15
    Then the late-payment interest on instalment 2020-Q1 cannot be worked out
    And the reason is INTEREST-06 (§ 12)

  @INTEREST-07
  Scenario: If the right to withhold needs judgement so does the interest
    Given the agreement in scenarios/jamtland/ostersund.toml
    And that the reference rate from 2020-01-01 is taken to be 2.0%
    And that instalment 2020-Q1 was invoiced on 2020-01-02 at SEK 1,201,987.50
    And that the municipality opened a dispute on 2020-01-20 about both work and reading, as to the Energy Office
    And that SEK 1,165,471 was paid on 2020-01-30 of instalment 2020-Q1
    When SEK 36,516.50 is withheld on 2020-01-30 of instalment 2020-Q1
    Then the status of instalment 2020-Q1 on 2020-02-01 is "cannot be determined"
    And the late-payment interest on instalment 2020-Q1 is SEK 0
    And the status of instalment 2020-Q1 on 2020-02-02 is "cannot be determined"
    And the late-payment interest on instalment 2020-Q1 cannot be worked out
    And the reason is INTEREST-07 (§ 12)

  @INTEREST-08
  Scenario: If a fact about the right to withhold is missing the interest cannot be worked out
    Given the agreement in scenarios/tvist-uppgjord-utan-besked.toml
    And that the reference rate from 2020-01-01 is taken to be 2.0%
    When the agreement is assessed as of 2020-06-14
    Then the late-payment interest on instalment 2020-Q1 is SEK 0
    When the agreement is assessed as of 2020-06-16
    Then the late-payment interest on instalment 2020-Q1 cannot be worked out
    And the reason is INTEREST-08 (§ 12)
