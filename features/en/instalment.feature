Feature: The instalment
  Where an instalment stands: planned, invoiced, paid, overdue or withheld.

  @PAYMENT-10 @PAYMENT-12
  Scenario: In advance the invoice is expected from the first day of the quarter
    Given the agreement in scenarios/jamtland/ostersund.toml
    When the agreement is assessed as of 2020-03-31
    Then the status of instalment 2020-Q2 is "planned"
    And the reason is PAYMENT-10 (§ 7)
    And the status of instalment 2020-Q2 on 2020-04-01 is "awaiting invoice"
    And the reason is PAYMENT-12 (§ 7)

  @PAYMENT-10 @PAYMENT-12
  Scenario: In arrears the invoice is expected from the day after the last of the quarter
    Given an agreement that runs from 2020-01-01 to and including 2020-12-31
    And that the municipality pays the region SEK 400,000 a year (§ 7)
    And that it is paid quarterly in arrears against an invoice
    When the agreement is assessed as of 2020-06-30
    Then the status of instalment 2020-Q2 is "planned"
    And the status of instalment 2020-Q2 on 2020-07-01 is "awaiting invoice"

  @PAYMENT-03 @PAYMENT-04 @PAYMENT-13
  Scenario: Invoiced, overdue and at last paid
    Given the agreement in scenarios/jamtland/ostersund.toml
    And that instalment 2020-Q1 was invoiced on 2020-01-02 at SEK 1,201,987.50
    When SEK 1,201,987.50 is paid on 2020-02-03 of instalment 2020-Q1
    Then the status of instalment 2020-Q1 on 2020-02-01 is "invoiced"
    And the reason is PAYMENT-13 (§ 7)
    And the status of instalment 2020-Q1 on 2020-02-02 is "overdue"
    And SEK 1,201,987.50 of instalment 2020-Q1 is overdue
    And the reason is PAYMENT-04 (§ 7)
    And the status of instalment 2020-Q1 on 2020-02-03 is "paid"
    And SEK 0 remains to be paid of instalment 2020-Q1
    And the reason is PAYMENT-03 (§ 7)

  @PAYMENT-04
  Scenario Outline: Paid in part is not paid, even if only one öre is left
    Given the agreement in scenarios/jamtland/ostersund.toml
    And that instalment 2020-Q1 was invoiced on 2020-01-02 at SEK 1,201,987.50
    And that <paid> was paid on 2020-01-31 of instalment 2020-Q1
    When the agreement is assessed as of 2020-02-02
    Then the status of instalment 2020-Q1 is "overdue"
    And <left> remains to be paid of instalment 2020-Q1
    And <left> of instalment 2020-Q1 is overdue
    And the reason is PAYMENT-04 (§ 7)

    Examples:
      | paid             | left           |
      | SEK 1,000,000    | SEK 201,987.50 |
      | SEK 1,201,987.49 | SEK 0.01       |

  @PAYMENT-03
  Scenario Outline: The whole amount is paid, and one öre more is too much
    Given the agreement in scenarios/jamtland/ostersund.toml
    And that instalment 2020-Q1 was invoiced on 2020-01-02 at SEK 1,201,987.50
    And that <paid> was paid on 2020-01-31 of instalment 2020-Q1
    When the agreement is assessed as of 2020-02-02
    Then the status of instalment 2020-Q1 is "paid"
    And SEK 0 remains to be paid of instalment 2020-Q1
    And <too much> too much has been paid of instalment 2020-Q1
    And the reason is PAYMENT-03 (§ 7)

    Examples:
      | paid             | too much |
      | SEK 1,201,987.50 | SEK 0    |
      | SEK 1,201,987.51 | SEK 0.01 |

  @PAYMENT-03 @PAYMENT-13
  Scenario: What is credited need not be paid
    Given the agreement in scenarios/jamtland/ostersund.toml
    And that instalment 2020-Q1 was invoiced on 2020-01-02 at SEK 1,201,987.50
    And that SEK 1,000,000 was paid on 2020-01-20 of instalment 2020-Q1
    When SEK 201,987.50 is credited on 2020-01-27 of instalment 2020-Q1
    Then the status of instalment 2020-Q1 on 2020-01-26 is "invoiced"
    And SEK 201,987.50 remains to be paid of instalment 2020-Q1
    And the status of instalment 2020-Q1 on 2020-01-27 is "paid"

  @PAYMENT-03
  Scenario: An invoice for more than is agreed gives nothing more to pay, but a question
    Given the agreement in scenarios/jamtland/ostersund.toml
    And that instalment 2020-Q1 was invoiced on 2020-01-02 at SEK 1,202,000
    When SEK 1,201,987.50 is paid on 2020-01-31 of instalment 2020-Q1
    Then the status of instalment 2020-Q1 is "paid"
    And it is asked why the invoice differs from the instalment

  @PAYMENT-02
  Scenario: Whether it is to be paid cannot be told while it is not settled whether the agreement is in force
    Given the agreement in scenarios/jamtland/ostersund.toml
    When the region rescinds the agreement on 2020-06-30
    Then the status of instalment 2020-Q2 is "awaiting invoice"
    And the status of instalment 2020-Q3 is "cannot be determined"
    And the assessment of instalment 2020-Q3 is "needs legal judgement"
    And the reason is PAYMENT-02 (§ 7)
    And the status of instalment 2020-Q3 on 2020-06-29 is "planned"

  @PAYMENT-06 @DISPUTE-01
  Scenario: Withheld up to the cap is not overdue
    Given the agreement in scenarios/tvist-vid-taket.toml
    When the agreement is assessed as of 2020-02-02
    Then the status of instalment 2020-Q1 is "withheld"
    And SEK 36,516.50 is withheld of instalment 2020-Q1
    And at most SEK 36,516.50 may be withheld of instalment 2020-Q1
    And SEK 0 of instalment 2020-Q1 is overdue
    And the reason is PAYMENT-06 (§ 12)

  @PAYMENT-07 @DISPUTE-01
  Scenario: One öre beyond the cap is overdue
    Given the agreement in scenarios/tvist-ett-ore-over.toml
    When the agreement is assessed as of 2020-02-01
    Then the status of instalment 2020-Q1 is "too much is withheld"
    And SEK 0 of instalment 2020-Q1 is overdue
    And the status of instalment 2020-Q1 on 2020-02-02 is "too much is withheld"
    And SEK 36,516.51 is withheld of instalment 2020-Q1
    And at most SEK 36,516.50 may be withheld of instalment 2020-Q1
    And SEK 0.01 of instalment 2020-Q1 is overdue
    And the reason is PAYMENT-07 (§ 12)

  @PAYMENT-04 @PAYMENT-06
  Scenario: What is neither paid nor withheld is overdue
    Given the agreement in scenarios/jamtland/ostersund.toml
    And that instalment 2020-Q1 was invoiced on 2020-01-02 at SEK 1,201,987.50
    And that the municipality opened a dispute on 2020-01-20 about how the work is done, as to the Energy Office
    And that SEK 36,516.50 was withheld on 2020-01-30 of instalment 2020-Q1
    When SEK 1,165,470.99 is paid on 2020-01-30 of instalment 2020-Q1
    Then the status of instalment 2020-Q1 on 2020-02-01 is "withheld"
    And the status of instalment 2020-Q1 on 2020-02-02 is "overdue"
    And SEK 36,516.51 remains to be paid of instalment 2020-Q1
    And SEK 0.01 of instalment 2020-Q1 is overdue
    And the reason is PAYMENT-04 (§ 7)

  @PAYMENT-08 @DISPUTE-08
  Scenario: Whether what is withheld may be withheld can need judgement
    Given the agreement in scenarios/jamtland/ostersund.toml
    And that instalment 2020-Q1 was invoiced on 2020-01-02 at SEK 1,201,987.50
    And that the municipality opened a dispute on 2020-01-20 about both work and reading, as to the Energy Office
    And that SEK 1,165,471 was paid on 2020-01-30 of instalment 2020-Q1
    When SEK 36,516.50 is withheld on 2020-01-30 of instalment 2020-Q1
    Then the status of instalment 2020-Q1 on 2020-02-02 is "cannot be determined"
    And the assessment of instalment 2020-Q1 is "needs legal judgement"
    And the reason is PAYMENT-08 (§ 12)

  @PAYMENT-09 @DISPUTE-11
  Scenario: Whether what is withheld may be withheld can hang on a missing fact
    Given the agreement in scenarios/jamtland/ostersund.toml
    And that instalment 2020-Q1 was invoiced on 2020-01-02 at SEK 1,201,987.50
    And that the municipality opened a dispute on 2020-01-20 about how the work is done
    And that SEK 1,165,471 was paid on 2020-01-30 of instalment 2020-Q1
    When SEK 36,516.50 is withheld on 2020-01-30 of instalment 2020-Q1
    Then the status of instalment 2020-Q1 on 2020-02-02 is "cannot be determined"
    And the assessment of instalment 2020-Q1 is "a fact is missing"
    And the reason is PAYMENT-09 (§ 12)

  @PAYMENT-04 @PAYMENT-13
  Scenario: After the settlement what was withheld is to be paid by the day that it names
    Given the agreement in scenarios/tvist-uppgjord.toml
    When the agreement is assessed as of 2020-07-15
    Then the status of instalment 2020-Q1 is "invoiced"
    And SEK 0 of instalment 2020-Q1 is overdue
    And the status of instalment 2020-Q1 on 2020-07-16 is "overdue"
    And SEK 36,516.50 of instalment 2020-Q1 is overdue
