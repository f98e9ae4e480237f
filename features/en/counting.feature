Feature: How the notice period is counted
  "At the latest three months before the end of the term" can be read in two ways. Frist names both and keeps to
  the earlier day, unless the agreement itself says how the period is counted.

  @COUNT-05
  Scenario: Both ways of counting give the same day
    Given an agreement that runs from 2019-01-01 to and including 2021-12-31 (§ 10)
    And that it is renewed by itself for 3 years at a time (§ 10)
    And that notice must be given in writing at the latest 12 months before the end of the term (§ 11)
    When the agreement is assessed as of 2020-11-20
    Then the last day for notice is 2020-12-31
    And there is no other reading of the last day
    And the reason is COUNT-05 (§ 11)

  @COUNT-06
  Scenario: The two ways of counting give different days
    Given an agreement that runs from 2022-07-01 to and including 2023-06-30 (§ 2)
    And that it is renewed by itself for 1 year at a time (§ 2)
    And that notice must be given at the latest 3 months before the end of the term (§ 3)
    When the agreement is assessed as of 2023-03-01
    Then the last day for notice is 2023-03-30
    And the last day by the other reading is 2023-03-31
    And it is asked how the notice period is counted
    And the reason is COUNT-06 (§ 3)

  @COUNT-06
  Scenario Outline: A notice between the two days is in time by one reading and not by the other
    Given an agreement that runs from 2022-07-01 to and including 2023-06-30 (§ 2)
    And that it is renewed by itself for 1 year at a time (§ 2)
    And that notice must be given at the latest 3 months before the end of the term (§ 3)
    When a notice is received on <received on>
    Then the assessment is "<assessment>"
    And the status is "in force, end set"

    Examples:
      | received on | assessment             |
      | 2023-03-30  | certain                |
      | 2023-03-31  | depends on the reading |
      | 2023-04-01  | certain                |

  @COUNT-06
  Scenario: A notice between the two days has two possible ends
    Given an agreement that runs from 2022-07-01 to and including 2023-06-30 (§ 2)
    And that it is renewed by itself for 1 year at a time (§ 2)
    And that notice must be given at the latest 3 months before the end of the term (§ 3)
    When a notice is received on 2023-03-31
    Then one reading is that the agreement runs to and including 2024-06-30
    And one reading is that the agreement runs to and including 2023-06-30

  @COUNT-03
  Scenario Outline: The agreement says that the period is counted to the same day number
    Given an agreement that runs from 2022-07-01 to and including 2023-06-30 (§ 2)
    And that it is renewed by itself for 1 year at a time (§ 2)
    And that notice must be given at the latest 3 months before the end of the term (§ 3)
    And that the notice period is counted to the same day number
    When a notice is received on <received on>
    Then the agreement runs to and including <ends on>
    And the reason is COUNT-03 (§ 3)

    Examples:
      | received on | ends on    |
      | 2023-03-30  | 2023-06-30 |
      | 2023-03-31  | 2024-06-30 |

  @COUNT-04
  Scenario Outline: The agreement says that the period is counted in whole periods
    Given an agreement that runs from 2022-07-01 to and including 2023-06-30 (§ 2)
    And that it is renewed by itself for 1 year at a time (§ 2)
    And that notice must be given at the latest 3 months before the end of the term (§ 3)
    And that the notice period is counted in whole periods
    When a notice is received on <received on>
    Then the agreement runs to and including <ends on>
    And the reason is COUNT-04 (§ 3)

    Examples:
      | received on | ends on    |
      | 2023-03-31  | 2023-06-30 |
      | 2023-04-01  | 2024-06-30 |

  @COUNT-02
  Scenario Outline: The agreement names the day of the year by which notice must be given
    Given an agreement that runs from 2022-01-01 to and including 2022-12-31 (§ 2)
    And that it is renewed by itself for 1 year at a time (§ 2)
    And that notice must be given by 1 November for it to end with the term (§ 3)
    When a notice is received on <received on>
    Then the agreement runs to and including <ends on>
    And the reason is COUNT-02 (§ 3)

    Examples:
      | received on | ends on    |
      | 2022-11-01  | 2022-12-31 |
      | 2022-11-02  | 2023-12-31 |

  @COUNT-01 @TERM-03
  Scenario: The notice period runs from the notice
    Given an agreement that runs from 2019-01-01 until notice (§ 2)
    And that the notice period is 3 months from the notice (§ 3)
    When a notice is received on 2022-06-15
    Then the agreement runs to and including 2022-09-15
    And the status is "in force, end set"
    And the reason is COUNT-01 (§ 3)
    And the reason is TERM-03 (§ 3)

  @COUNT-01 @TERM-03
  Scenario Outline: The notice period runs out at the end of a month, a quarter or a year
    Given an agreement that runs from 2019-01-01 until notice (§ 2)
    And that the notice period is 3 months from the notice (§ 3)
    And that the notice period runs out at <at>
    When a notice is received on <received on>
    Then the agreement runs to and including <ends on>

    Examples:
      | at                     | received on | ends on    |
      | the end of the month   | 2022-06-30  | 2022-09-30 |
      | the end of the month   | 2022-07-01  | 2022-10-31 |
      | the end of the quarter | 2022-06-30  | 2022-09-30 |
      | the end of the quarter | 2022-07-01  | 2022-12-31 |
      | the end of the year    | 2022-09-30  | 2022-12-31 |
      | the end of the year    | 2022-10-01  | 2023-12-31 |

  @COUNT-01 @TERM-03
  Scenario Outline: A notice period of one month that runs out in February
    Given an agreement that runs from 2022-03-01 to and including 2023-02-28 (§ 2)
    And that it is renewed by itself for 1 year at a time (§ 2)
    And that the notice period is 1 month from the notice (§ 3)
    When a notice is received on <received on>
    Then the agreement runs to and including <ends on>

    Examples:
      | received on | ends on    |
      | 2023-01-28  | 2023-02-28 |
      | 2023-01-31  | 2023-02-28 |
      | 2023-02-01  | 2023-03-01 |

  @COUNT-06
  Scenario: Counted from the beginning of the next term there may also be two readings
    Given an agreement that runs from 2022-03-01 to and including 2023-02-27 (§ 2)
    And that it is renewed by itself for 1 year at a time (§ 2)
    And that notice must be given at the latest 1 month before the next term begins (§ 3)
    When the agreement is assessed as of 2023-01-01
    Then the last day for notice is 2023-01-28
    And the last day by the other reading is 2023-01-31
    And the reason is COUNT-06 (§ 3)
