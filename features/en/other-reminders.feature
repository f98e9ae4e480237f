# language: en

Feature: Reminders of other things than the last day for notice
  Payments, duties, options, ends, questions and decisions that have not been carried out.

  @ALERT-01 @ALERT-11 @ALERT-02
  Scenario: Of two readings the earlier day is reminded of until it has passed
    Given an agreement that runs from 2019-07-01 to and including 2020-06-30 (§ 2)
    And that it is renewed by itself for 1 year at a time (§ 2)
    And that notice must be given at the latest 3 months before the end of the term (§ 3)
    When the agreement is assessed as of 2019-12-31
    Then there is a reminder on 2019-12-31 of the last day for notice of 2020-03-30
    And there is no reminder on 2020-01-01 of the last day for notice
    And there is a reminder on 2020-02-29 of the last day for notice of 2020-03-30
    And there is no reminder on 2020-03-01 of the last day for notice
    And there is a reminder on 2020-03-31 of the last day for notice of 2020-03-31

  @ALERT-01 @ALERT-12
  Scenario: The last day for an option
    Given an agreement that runs from 2021-07-01 to and including 2023-06-30 (§ 2)
    And that the region has an option to extend it for 1 year at a time, at most twice (§ 4)
    And that the option must be used at the latest 3 months before the end of the term
    When the agreement is assessed as of 2022-12-30
    Then there is a reminder on 2022-12-30 of the last day for the option of 2023-03-30
    And there is a reminder on 2023-04-01 of the last day for the option of 2023-03-31

  @ALERT-05
  Scenario: A decision not to use the option is silent, since no notice is needed
    Given an agreement that runs from 2021-07-01 to and including 2023-06-30 (§ 2)
    And that the region has an option to extend it for 1 year at a time, at most twice (§ 4)
    And that the option must be used at the latest 3 months before the end of the term
    When the council decides on 2022-12-01 to terminate
    Then there is no reminder on 2022-12-30 of the last day for the option
    And there is no reminder on 2022-12-31 of a notice that is decided on

  @ALERT-07
  Scenario: A decision to use the option silences nothing until it has been used
    Given an agreement that runs from 2021-07-01 to and including 2023-06-30 (§ 2)
    And that the region has an option to extend it for 1 year at a time, at most twice (§ 4)
    And that the option must be used at the latest 3 months before the end of the term
    When the council decides on 2022-12-01 to renew
    Then the reminder on 2022-12-30 of the last day for the option says that the decision is not carried out

  @ALERT-07 @ALERT-15
  Scenario: A decision to extend what otherwise ends
    Given an agreement that runs from 2019-01-01 to and including 2021-12-31 (§ 10)
    When the council decides on 2021-06-01 to renew
    Then the reminder on 2021-12-01 of the end of the agreement says that the decision is not carried out
    And the reminder on 2022-01-01 of the end of the agreement says that the decision is not carried out

  @ALERT-01
  Scenario: One that ends together with another
    Given an agreement that runs from 2019-01-01 until notice
    And that it ends together with another agreement
    And that the other runs from 2018-01-01 to and including 2022-12-31 (§ 10)
    When the agreement is assessed as of 2022-12-01
    Then there is a reminder on 2022-12-01 of the end of what the agreement hangs on of 2022-12-31
    And there is no reminder on 2022-12-01 of the end of the agreement

  @ALERT-20 @ALERT-21
  Scenario: A decision to terminate what is open-ended is reminded of until the notice has been received
    Given an agreement that runs from 2019-01-01 until notice (§ 2)
    And that the notice period is 6 months from the notice (§ 3)
    And that the council decided on 2020-03-01 to terminate
    When a notice is received on 2020-04-10
    Then the reminder on 2020-03-31 of a notice that is decided on says that the decision is not carried out
    And there is no reminder on 2020-04-30 of a notice that is decided on

  @ALERT-16 @ALERT-17
  Scenario: An invoice that is to be paid, and is not
    Given the agreement in scenarios/jamtland/ostersund.toml
    And that instalment 2020-Q1 was invoiced on 2020-01-02 at SEK 1,201,987.50
    When the agreement is assessed as of 2020-01-25
    Then there is a reminder on 2020-01-25 of a payment to come of 2020-02-01
    And there is a reminder on 2020-02-02 of an overdue payment of 2020-02-01
    And there is no reminder on 2020-02-03 of an overdue payment
    And there is a reminder on 2020-03-06 of an overdue payment of 2020-02-01

  @ALERT-17
  Scenario: More is withheld than may be
    Given the agreement in scenarios/tvist-ett-ore-over.toml
    When the agreement is assessed as of 2020-02-01
    Then there is a reminder on 2020-02-01 of too large a withholding

  @ALERT-16 @ALERT-17
  Scenario: An activity report that is to be given, and is not
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give an activity report to the municipality every year (§ 8)
    And that this is to be done by 31 March
    When the agreement is assessed as of 2020-03-24
    Then there is a reminder on 2020-03-24 of a duty to come of 2020-03-31
    And there is a reminder on 2020-04-01 of an overdue duty of 2020-03-31
    And there is a reminder on 2020-05-05 of an overdue duty of 2020-03-31

  @ALERT-18 @ALERT-19
  Scenario: What cannot be told is asked about instead
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give an activity report to the municipality every year (§ 8)
    And that this is to be done by 31 March
    When the board is given a proposal on 2019-06-01
    And that means that the activity report is to be given
    Then there is a reminder on 2020-04-01 of an unanswered question
    And there is no reminder on 2020-04-01 of an overdue duty

  @ALERT-22
  Scenario: An agreement that nobody answers for
    Given an agreement that runs from 2019-01-01 until notice
    And that nobody answers for the agreement
    When the agreement is assessed as of 2020-03-01
    Then there is a reminder on 2020-03-01 of nobody's answering for the agreement
