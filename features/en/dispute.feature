Feature: Disputes and withheld compensation
  How much of the compensation the payer may withhold in a dispute, from which day, and what holds after the
  settlement.

  @DISPUTE-01
  Scenario: From the day the dispute is opened the payer may withhold at most half of the area's part
    Given the agreement in scenarios/tvist-vid-taket.toml
    When the agreement is assessed as of 2020-01-19
    Then at most SEK 0 may be withheld of instalment 2020-Q1
    When the agreement is assessed as of 2020-01-20
    Then at most SEK 36,516.50 may be withheld of instalment 2020-Q1
    And at most SEK 36,516.50 may be withheld of instalment 2020-Q4
    And it is assumed that the cap on what may be withheld is counted on each instalment
    And it is assumed that the area's part of the compensation is what the budget says
    And the reason is DISPUTE-01 (§ 12)

  @DISPUTE-04
  Scenario: Nothing may be withheld before the dispute is opened
    Given the agreement in scenarios/jamtland/ostersund.toml
    And that instalment 2020-Q1 was invoiced on 2020-01-02 at SEK 1,201,987.50
    And that the municipality opened a dispute on 2020-02-20 about how the work is done, as to the Energy Office
    And that SEK 36,516.50 was withheld on 2020-02-19 of instalment 2020-Q1
    When SEK 1,165,471 is paid on 2020-01-30 of instalment 2020-Q1
    Then the status of instalment 2020-Q1 on 2020-02-19 is "too much is withheld"
    And at most SEK 0 may be withheld of instalment 2020-Q1
    And SEK 36,516.50 of instalment 2020-Q1 is overdue
    And the reason is DISPUTE-04 (§ 12)
    And the status of instalment 2020-Q1 on 2020-02-20 is "withheld"
    And the reason is DISPUTE-01 (§ 12)

  @DISPUTE-01 @PAYMENT-07
  Scenario: Two disputes about one area do not raise the cap
    Given the agreement in scenarios/jamtland/ostersund.toml
    And that instalment 2020-Q1 was invoiced on 2020-01-02 at SEK 1,201,987.50
    And that the municipality opened a dispute on 2020-01-20 about how the work is done, as to the Energy Office
    And that SEK 36,516.50 was withheld on 2020-01-30 of instalment 2020-Q1
    And that SEK 1,165,470.99 was paid on 2020-01-30 of instalment 2020-Q1
    And that the municipality opened a dispute on 2020-01-30 about how the work is done, as to the Energy Office
    When SEK 0.01 is withheld on 2020-01-31 of instalment 2020-Q1
    Then the status of instalment 2020-Q1 on 2020-02-02 is "too much is withheld"
    And at most SEK 36,516.50 may be withheld of instalment 2020-Q1
    And SEK 0.01 of instalment 2020-Q1 is overdue

  @DISPUTE-01
  Scenario: Two disputes about different areas have a cap each, rounded down to whole öre
    Given the agreement in scenarios/jamtland/ostersund.toml
    And that the municipality opened a dispute on 2020-01-20 about how the work is done, as to the Energy Office
    When the municipality opens a dispute on 2020-01-21 about how the work is done, as to the Associations' Archive
    Then at most SEK 75,776.37 may be withheld of instalment 2020-Q1

  @DISPUTE-01
  Scenario Outline: What the cap is counted on
    Given an agreement that runs from 2020-01-01 to and including 2020-12-31
    And that the municipality pays the region SEK 400,000 a year (§ 7)
    And that it is paid quarterly in advance against an invoice
    And that SEK 80,000 of the compensation for 2020 is for the Energy Office under the agreement
    And that the payer in a dispute may withhold at most 50% of <cap> (§ 12)
    And that the municipality opened a dispute on 2020-04-01 about how the work is done, as to the Energy Office
    When the agreement is assessed as of 2020-07-01
    Then at most <amount> may be withheld of instalment 2020-Q2

    Examples:
      | cap                                                                  | amount     |
      | the compensation for the disputed area                               | SEK 10,000 |
      | the compensation for the disputed area, counted on each instalment   | SEK 10,000 |
      | the compensation for the disputed area, counted on the whole dispute | SEK 20,000 |
      | the compensation for the disputed area, counted on the year          | SEK 40,000 |
      | the compensation                                                     | SEK 50,000 |

  @DISPUTE-02
  Scenario: A dispute about the reading gives no right to withhold
    Given the agreement in scenarios/jamtland/ostersund.toml
    And that instalment 2020-Q1 was invoiced on 2020-01-02 at SEK 1,201,987.50
    And that the municipality opened a dispute on 2020-01-20 about how the agreement reads, as to the Energy Office
    And that SEK 1,165,471 was paid on 2020-01-30 of instalment 2020-Q1
    When SEK 36,516.50 is withheld on 2020-01-30 of instalment 2020-Q1
    Then the status of instalment 2020-Q1 on 2020-02-02 is "too much is withheld"
    And at most SEK 0 may be withheld of instalment 2020-Q1
    And SEK 36,516.50 of instalment 2020-Q1 is overdue
    And the reason is DISPUTE-02 (§ 12)

  @DISPUTE-03
  Scenario: Without a clause on it there is no agreed right to withhold
    Given an agreement that runs from 2020-01-01 to and including 2020-12-31
    And that the municipality pays the region SEK 400,000 a year (§ 7)
    And that it is paid quarterly in advance against an invoice
    And that SEK 80,000 of the compensation for 2020 is for the Energy Office under the agreement
    And that instalment 2020-Q1 was invoiced on 2020-01-02 at SEK 100,000
    And that the municipality opened a dispute on 2020-01-20 about how the work is done, as to the Energy Office
    And that SEK 99,999 was paid on 2020-01-30 of instalment 2020-Q1
    When SEK 1 is withheld on 2020-01-30 of instalment 2020-Q1
    Then the status of instalment 2020-Q1 on 2020-02-02 is "too much is withheld"
    And at most SEK 0 may be withheld of instalment 2020-Q1
    And the reason is DISPUTE-03

  @DISPUTE-05
  Scenario: The dispute is settled and what was withheld is to be paid
    Given the agreement in scenarios/tvist-uppgjord.toml
    When the agreement is assessed as of 2020-06-14
    Then the status of instalment 2020-Q1 is "withheld"
    And the status of instalment 2020-Q1 on 2020-06-15 is "invoiced"
    And SEK 0 is withheld of instalment 2020-Q1
    And SEK 36,516.50 remains to be paid of instalment 2020-Q1
    And the reason is DISPUTE-05 (§ 12)

  @DISPUTE-05 @PAYMENT-05
  Scenario: The dispute is settled and what was withheld is to be paid, but not by when
    Given the agreement in scenarios/jamtland/ostersund.toml
    And that instalment 2020-Q1 was invoiced on 2020-01-02 at SEK 1,201,987.50
    And that the municipality opened a dispute on 2020-01-20 about how the work is done, as to the Energy Office
    And that SEK 36,516.50 was withheld on 2020-01-30 of instalment 2020-Q1
    And that SEK 1,165,471 was paid on 2020-01-30 of instalment 2020-Q1
    When the parties settle the dispute on 2020-06-15 and what was withheld is to be paid
    Then the status of instalment 2020-Q1 is "cannot be determined"
    And the assessment of instalment 2020-Q1 is "a fact is missing"
    And SEK 36,516.50 remains to be paid of instalment 2020-Q1
    And the reason is PAYMENT-05 (§ 7)

  @DISPUTE-06 @PAYMENT-03
  Scenario: The dispute is settled and what was withheld need not be paid
    Given the agreement in scenarios/jamtland/ostersund.toml
    And that instalment 2020-Q1 was invoiced on 2020-01-02 at SEK 1,201,987.50
    And that the municipality opened a dispute on 2020-01-20 about how the work is done, as to the Energy Office
    And that SEK 36,516.50 was withheld on 2020-01-30 of instalment 2020-Q1
    And that SEK 1,165,471 was paid on 2020-01-30 of instalment 2020-Q1
    When the parties settle the dispute on 2020-06-15 and what was withheld need not be paid
    Then the status of instalment 2020-Q1 on 2020-06-14 is "withheld"
    And the status of instalment 2020-Q1 on 2020-06-15 is "paid"
    And SEK 0 remains to be paid of instalment 2020-Q1
    And the reason is DISPUTE-06 (§ 12)

  @DISPUTE-07 @PAYMENT-09
  Scenario: If the settlement says nothing of what was withheld that must be cleared up
    Given the agreement in scenarios/tvist-uppgjord-utan-besked.toml
    When the agreement is assessed as of 2020-06-14
    Then the status of instalment 2020-Q1 is "withheld"
    And the status of instalment 2020-Q1 on 2020-06-15 is "cannot be determined"
    And the assessment of instalment 2020-Q1 is "a fact is missing"
    And the reason is DISPUTE-07 (§ 12)

  @DISPUTE-07
  Scenario: That must be cleared up even if nothing has been invoiced
    Given the agreement in scenarios/jamtland/ostersund.toml
    And that the municipality opened a dispute on 2020-01-20 about how the work is done, as to the Energy Office
    And that SEK 36,516.50 was withheld on 2020-01-30 of instalment 2020-Q1
    When the parties settle the dispute on 2020-06-15 without saying what becomes of what was withheld
    Then the status of instalment 2020-Q1 is "cannot be determined"
    And the reason is DISPUTE-07 (§ 12)

  @DISPUTE-08
  Scenario: A dispute about both the work and the reading needs judgement
    Given the agreement in scenarios/jamtland/ostersund.toml
    And that the municipality opened a dispute on 2020-01-20 about both work and reading, as to the Energy Office
    When SEK 36,516.50 is withheld on 2020-01-30 of instalment 2020-Q1
    Then how much may be withheld of instalment 2020-Q1 cannot be told
    And the assessment of instalment 2020-Q1 is "needs legal judgement"
    And the reason is DISPUTE-08 (§ 12)

  @DISPUTE-01 @DISPUTE-09
  Scenario: If the dispute is not settled when the agreement ends that needs judgement
    Given an agreement that runs from 2020-01-01 to and including 2020-12-31
    And that the municipality pays the region SEK 400,000 a year (§ 7)
    And that it is paid quarterly in advance against an invoice
    And that SEK 80,000 of the compensation for 2020 is for the Energy Office under the agreement
    And that the payer in a dispute may withhold at most 50% of the compensation for the disputed area (§ 12)
    And that instalment 2020-Q4 was invoiced on 2020-10-01 at SEK 100,000
    And that the municipality opened a dispute on 2020-10-20 about how the work is done, as to the Energy Office
    And that SEK 90,000 was paid on 2020-10-30 of instalment 2020-Q4
    When SEK 10,000 is withheld on 2020-10-30 of instalment 2020-Q4
    Then the status of instalment 2020-Q4 on 2020-12-31 is "withheld"
    And the reason is DISPUTE-01 (§ 12)
    And the status of instalment 2020-Q4 on 2021-01-01 is "cannot be determined"
    And the assessment of instalment 2020-Q4 is "needs legal judgement"
    And the reason is DISPUTE-09 (§ 12)

  @DISPUTE-10
  Scenario: A dispute that someone else has opened needs judgement
    Given an agreement that runs from 2020-01-01 to and including 2020-12-31
    And that the county board is a party too
    And that the municipality pays the region SEK 400,000 a year (§ 7)
    And that it is paid quarterly in advance against an invoice
    And that SEK 80,000 of the compensation for 2020 is for the Energy Office under the agreement
    And that the payer in a dispute may withhold at most 50% of the compensation for the disputed area (§ 12)
    And that the county board opened a dispute on 2020-01-20 about how the work is done, as to the Energy Office
    When SEK 10,000 is withheld on 2020-01-30 of instalment 2020-Q1
    Then how much may be withheld of instalment 2020-Q1 cannot be told
    And the assessment of instalment 2020-Q1 is "needs legal judgement"
    And the reason is DISPUTE-10 (§ 12)

  @DISPUTE-11
  Scenario: If it is not said which area the dispute is about the cap cannot be worked out
    Given the agreement in scenarios/jamtland/ostersund.toml
    When the municipality opens a dispute on 2020-01-20 about how the work is done
    Then how much may be withheld of instalment 2020-Q1 cannot be told
    And it is asked which area the dispute is about
    When SEK 1 is withheld on 2020-01-30 of instalment 2020-Q1
    Then the assessment of instalment 2020-Q1 is "a fact is missing"
    And the reason is DISPUTE-11 (§ 12)

  @DISPUTE-01 @DISPUTE-12
  Scenario: If the area's part is not known for the year the cap cannot be worked out
    Given an agreement that runs from 2020-01-01 to and including 2021-12-31
    And that the municipality pays the region SEK 400,000 a year (§ 7)
    And that it is paid quarterly in advance against an invoice
    And that SEK 80,000 of the compensation for 2020 is for the Energy Office by the budget
    And that the payer in a dispute may withhold at most 50% of the compensation for the disputed area (§ 12)
    And that the municipality opened a dispute on 2020-01-20 about how the work is done, as to the Energy Office
    When SEK 10,000 is withheld on 2021-01-15 of instalment 2021-Q1
    Then at most SEK 10,000 may be withheld of instalment 2020-Q4
    And how much may be withheld of instalment 2021-Q1 cannot be told
    And the assessment of instalment 2021-Q1 is "a fact is missing"
    And it is asked how much of the compensation is for the area
    And the reason is DISPUTE-12 (§ 12)
