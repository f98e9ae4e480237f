# language: en

Feature: Reminders of the last day for notice
  Every night the one who answers for it is reminded, until a decision is recorded. A decision to terminate is not
  enough: the notice must have been received.

  Background:
    Given an agreement that runs from 2019-01-01 to and including 2021-12-31 (§ 10)
    And that it is renewed by itself for 3 years at a time (§ 10)
    And that notice must be given in writing at the latest 12 months before the end of the term (§ 11)

  @ALERT-01
  Scenario: Half a year before the last day there is one reminder
    When the agreement is assessed as of 2020-07-04
    Then there is a reminder on 2020-07-04 of the last day for notice of 2020-12-31
    And there is no reminder on 2020-07-05 of the last day for notice

  @ALERT-02
  Scenario: If nobody has answered thirty days before, the reminder goes to the next recipient as well
    When the agreement is assessed as of 2020-12-01
    Then the reminder on 2020-12-01 of the last day for notice goes to the next recipient as well

  @ALERT-02
  Scenario: In the last week there is a reminder every working day, and on the last day whether it is one or not
    When the agreement is assessed as of 2020-12-23
    Then there is a reminder on 2020-12-24 of the last day for notice of 2020-12-31
    And there is no reminder on 2020-12-25 of the last day for notice
    And there is a reminder on 2020-12-28 of the last day for notice of 2020-12-31
    And there is a reminder on 2020-12-29 of the last day for notice of 2020-12-31
    And there is a reminder on 2020-12-30 of the last day for notice of 2020-12-31
    And there is a reminder on 2020-12-31 of the last day for notice of 2020-12-31

  @ALERT-12
  Scenario: The day after it is told that the day has passed, once
    When the agreement is assessed as of 2021-01-01
    Then the reminder on 2021-01-01 of the last day for notice goes to the next recipient as well
    And there is no reminder on 2021-01-02 of the last day for notice

  @ALERT-02
  Scenario: After missed nights there is a reminder all the same
    Given that the last nightly run was made on 2020-06-01
    When the agreement is assessed as of 2020-12-20
    Then there is a reminder on 2020-12-20 of the last day for notice of 2020-12-31

  @ALERT-12
  Scenario: If the day passes during missed nights, that is told
    Given that the last nightly run was made on 2020-12-30
    When the agreement is assessed as of 2021-02-15
    Then there is a reminder on 2021-02-15 of the last day for notice of 2020-12-31

  @ALERT-05
  Scenario: If it is decided to renew there are no more reminders
    When the council decides on 2020-06-01 to renew
    Then there is no reminder on 2020-07-04 of the last day for notice
    And there is no reminder on 2021-01-01 of the last day for notice

  @ALERT-06 @ALERT-03
  Scenario: One who negotiates up to a day is not reminded until the day after
    When the council decides on 2020-06-01 to negotiate up to and including 2020-10-31
    Then there is no reminder on 2020-10-02 of the last day for notice
    And there is a reminder on 2020-11-01 of the last day for notice of 2020-12-31

  @ALERT-06 @ALERT-02
  Scenario: One who negotiates beyond the last day is reminded in the last week all the same
    When the council decides on 2020-12-02 to negotiate up to and including 2021-03-31
    Then there is no reminder on 2020-12-17 of the last day for notice
    And there is a reminder on 2020-12-24 of the last day for notice of 2020-12-31
    And there is a reminder on 2020-12-31 of the last day for notice of 2020-12-31
    And the reminder on 2021-01-01 of the last day for notice goes to the next recipient as well

  @ALERT-06 @ALERT-02
  Scenario: One who has been given the question without a day is reminded when the time to answer is over
    When the council decides on 2020-06-01 to delegate the question
    Then there is no reminder on 2020-10-02 of the last day for notice
    And the reminder on 2020-12-01 of the last day for notice goes to the next recipient as well

  @ALERT-04
  Scenario: If the day moves, the decision no longer holds
    When the council decides on 2020-10-01 to renew
    And the parties agree on 2020-10-15 that 2022-12-31 is the new last day
    Then there is a reminder on 2020-12-31 of the last day for notice of 2021-12-31

  @ALERT-07 @ALERT-08 @ALERT-13
  Scenario: A decision to terminate silences nothing until the notice has been received
    When the council decides on 2020-06-01 to terminate
    Then the reminder on 2020-07-04 of the last day for notice says that the decision is not carried out
    And the reminder on 2020-12-01 of the last day for notice says that the decision is not carried out
    And the reminder on 2020-12-01 of the last day for notice goes to the next recipient as well
    And the reminder on 2021-01-01 of the last day for notice says that the decision is not carried out

  @ALERT-07
  Scenario: When the notice has been received there are no more reminders
    Given that the council decided on 2020-06-01 to terminate
    When a notice is received on 2020-09-15
    Then the reminder on 2020-07-04 of the last day for notice says that the decision is not carried out
    And there is no reminder on 2020-10-02 of the last day for notice

  @ALERT-09 @ALERT-10
  Scenario: A notice that has not for certain had effect silences nothing
    Given that the council decided on 2020-06-01 to terminate
    When an oral notice is received on 2020-06-15
    Then there is a reminder on 2020-07-04 of the last day for notice of 2020-12-31
    And the reminder on 2020-12-01 of the last day for notice goes to the next recipient as well

  @ALERT-01
  Scenario: The last meeting at which it can still be decided is named
    Given that "Fullmäktige" has only the municipality as its member
    And that "Fullmäktige" meets on 2020-11-18
    And that "Fullmäktige" meets on 2020-12-12
    And that "Fullmäktige" meets on 2020-12-13
    When the agreement is assessed as of 2020-10-02
    Then the reminder on 2020-10-02 of the last day for notice names the meeting on 2020-12-12

  @ALERT-14
  Scenario: That the term ends is told in advance, and when it has ended
    When the agreement is assessed as of 2021-12-01
    Then there is a reminder on 2021-12-01 of the end of the term of 2021-12-31
    And there is a reminder on 2022-01-01 of the end of the term of 2021-12-31
