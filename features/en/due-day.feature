Feature: The due day
  The day by which an instalment is to be paid, and what holds where no day is agreed.

  @DUE-01 @PAYMENT-04 @PAYMENT-13
  Scenario: An agreed time after the invoice
    Given the agreement in scenarios/jamtland/ostersund.toml
    And that an invoice is to be paid within 20 days
    When instalment 2020-Q1 is invoiced on 2020-01-02 at SEK 1,201,987.50
    Then instalment 2020-Q1 is to be paid by 2020-01-22
    And the status of instalment 2020-Q1 on 2020-01-22 is "invoiced"
    And the reason is DUE-01 (§ 7)
    And the status of instalment 2020-Q1 on 2020-01-23 is "overdue"

  @DUE-02 @PAYMENT-04 @PAYMENT-11
  Scenario: An agreed day, without an invoice
    Given an agreement that runs from 2019-01-01 to and including 2020-12-31
    And that the municipality pays the region SEK 100,000 a year (§ 7)
    And that it is paid once a year in advance without an invoice
    And that it is to be paid by 31 March
    When the agreement is assessed as of 2020-03-31
    Then instalment 2020 is to be paid by 2020-03-31
    And the status of instalment 2020 is "planned"
    And the reason is DUE-02 (§ 7)
    And the reason is PAYMENT-11 (§ 7)
    And the status of instalment 2020 on 2020-04-01 is "overdue"

  @DUE-02
  Scenario Outline: A day of the month that moves to the working day before
    Given an agreement that runs from 2019-01-01 to and including 2020-12-31
    And that the municipality pays the region SEK 120,000 a year (§ 7)
    And that it is paid monthly in advance without an invoice
    And that it is to be paid by day 1 of the month, or the working day before it if that day is free
    When the agreement is assessed as of 2020-01-01
    Then instalment <instalment> is to be paid by <day>

    Examples:
      | instalment | day        |
      | 2020-02    | 2020-01-31 |
      | 2020-03    | 2020-02-28 |
      | 2020-04    | 2020-04-01 |
      | 2020-05    | 2020-04-30 |

  @DUE-03 @PAYMENT-04 @PAYMENT-13
  Scenario: Without an agreed day the instalment is overdue from 30 days after the invoice
    Given the agreement in scenarios/jamtland/ostersund.toml
    When instalment 2020-Q1 is invoiced on 2020-01-02 at SEK 1,201,987.50
    Then the status of instalment 2020-Q1 on 2020-02-01 is "invoiced"
    And it is assumed that the debt is to be paid on demand
    And the reason is DUE-03 (§ 7)
    And the status of instalment 2020-Q1 on 2020-02-02 is "overdue"

  @DUE-03 @PAYMENT-04 @PAYMENT-13
  Scenario: It is not overdue before the invoice was received
    Given the agreement in scenarios/jamtland/ostersund.toml
    When instalment 2020-Q1 is invoiced on 2020-01-02 at SEK 1,201,987.50 and received on 2020-02-10
    Then the status of instalment 2020-Q1 on 2020-02-10 is "invoiced"
    And the status of instalment 2020-Q1 on 2020-02-11 is "overdue"

  @DUE-04 @PAYMENT-04 @PAYMENT-13
  Scenario: A day that only the invoice gives is not an agreed day
    Given the agreement in scenarios/jamtland/ostersund.toml
    When instalment 2020-Q1 is invoiced on 2020-01-02 at SEK 1,201,987.50 and names the due day 2020-01-17
    Then the status of instalment 2020-Q1 on 2020-01-18 is "invoiced"
    And the reason is DUE-04 (§ 7)
    And the status of instalment 2020-Q1 on 2020-02-01 is "invoiced"
    And the status of instalment 2020-Q1 on 2020-02-02 is "overdue"

  @DUE-01 @PAYMENT-12
  Scenario: Without an invoice there is no day to count from
    Given the agreement in scenarios/jamtland/ostersund.toml
    And that an invoice is to be paid within 20 days
    When the agreement is assessed as of 2020-12-31
    Then the status of instalment 2020-Q1 is "awaiting invoice"
    And SEK 0 of instalment 2020-Q1 is overdue
