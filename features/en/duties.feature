Feature: Duties
  Where a duty stands: upcoming, due, performed, overdue, waived or no longer owed.

  @DUTY-01 @DUTY-02 @DUTY-04
  Scenario: With nothing done it is overdue only when the period has run out
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31 (§ 10)
    And that the region is to give an activity report to the municipality every year (§ 8)
    When the agreement is assessed as of 2019-12-31
    Then the status of the activity report for 2019 is "due"
    And the reason is DUTY-02 (§ 8)
    And the status of the activity report for 2020 is "upcoming"
    And the reason is DUTY-01 (§ 8)
    And the status of the activity report for 2019 on 2020-01-01 is "overdue"
    And the reason is DUTY-04 (§ 8)
    And the status of the activity report for 2020 is "due"

  @DUTY-08 @DUTYDAY-06
  Scenario: Performed on the last day is performed in time
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give an activity report to the municipality every year (§ 8)
    When the activity report for 2019 is given on 2019-12-31
    Then the status of the activity report for 2019 on 2020-01-01 is "performed"
    And the reason is DUTY-08 (§ 8)
    And DUTY-09 is no reason

  @DUTY-09
  Scenario: Performed a day later is performed late
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give an activity report to the municipality every year (§ 8)
    When the activity report for 2019 is given on 2020-01-01
    Then the status of the activity report for 2019 is "performed late"
    And the reason is DUTY-09 (§ 8)

  @DUTY-04 @DUTY-09
  Scenario: What is to be done twice has not been performed after once
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give information to the municipality every year (§ 4)
    And that this is to be done at least twice in each period
    When the information for 2020 is given on 2020-05-04
    And the information for 2020 is given on 2021-01-01
    Then the status of the information for 2020 on 2020-12-31 is "due"
    And the status of the information for 2020 on 2021-01-01 is "performed late"
    And the status of the information for 2019 is "overdue"

  @DUTY-05
  Scenario: What remains of twice is overdue when the period has run out
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give information to the municipality every year (§ 4)
    And that this is to be done at least twice in each period
    When the information for 2020 is given on 2020-05-04
    Then the status of the information for 2020 on 2020-12-31 is "due"
    And the status of the information for 2020 on 2021-01-01 is "overdue"
    And the reason is DUTY-05 (§ 4)

  @DUTY-08
  Scenario: Twice is enough
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give information to the municipality every year (§ 4)
    And that this is to be done at least twice in each period
    When the information for 2020 is given on 2020-05-04
    And the information for 2020 is given on 2020-12-31
    Then the status of the information for 2020 on 2021-01-01 is "performed"

  @DUTY-01 @DUTY-03 @DUTY-07
  Scenario: The last year's report is still owed after the agreement has ended
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give an activity report to the municipality every year (§ 8)
    And that this is to be done by 31 March
    And that this is about the period before
    When the agreement is assessed as of 2022-12-31
    Then the status of the activity report for 2022 is "upcoming"
    And the status of the activity report for 2022 on 2023-03-31 is "due"
    And the reason is DUTY-03 (§ 8)
    And the status of the activity report for 2022 on 2023-04-01 is "overdue"
    And the reason is DUTY-07 (§ 8)

  @DUTY-07 @DUTY-13
  Scenario: A period that begins after the end is no duty
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31 (§ 10)
    And that the region is to give information to the municipality every month (§ 8)
    When the agreement is assessed as of 2023-01-01
    Then the status of the information for 2022-12 is "overdue"
    And the status of the information for 2023-01 is "no longer owed"
    And the reason is DUTY-13 (§ 10)
    And there is no call for the information for 2023-02

  @DUTY-02 @DUTY-07
  Scenario: The period that the end cuts short is to be performed by the end
    Given an agreement that runs from 2019-01-01 to and including 2022-06-30
    And that the region is to give an activity report to the municipality every year (§ 8)
    When the agreement is assessed as of 2022-06-30
    Then the last day for the activity report for 2022 is 2022-06-30
    And the status of the activity report for 2022 is "due"
    And the status of the activity report for 2022 on 2022-07-01 is "overdue"

  @DUTY-12 @WAIVER-01
  Scenario: The one who has a right to it can waive it, and only for the period that is meant
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give an activity report to the municipality every year (§ 8)
    When the municipality waives the activity report for 2019 on 2020-02-01
    Then the status of the activity report for 2019 on 2020-01-31 is "overdue"
    And the status of the activity report for 2019 on 2020-02-01 is "waived"
    And the reason is DUTY-12 (§ 8)
    And the status of the activity report for 2020 is "due"

  @DUTY-04 @WAIVER-02
  Scenario: The one who is to perform it cannot waive it
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give an activity report to the municipality every year (§ 8)
    When the region waives the activity report for 2019 on 2020-02-01
    Then the status of the activity report for 2019 is "overdue"
    And the reason is WAIVER-02 (§ 8)

  @DUTY-20 @WAIVER-03
  Scenario: Whether one member can waive it for the whole council needs judgement
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region and the municipality meet in the council
    And that the region is to give an activity report to the council every year (§ 8)
    When the municipality waives the activity report for 2019 on 2020-02-01
    Then the status of the activity report for 2019 is "cannot be determined"
    And the assessment of the activity report for 2019 is "needs legal judgement"
    And the reason is DUTY-20 (§ 8)
    And the status of the activity report for 2020 is "due"

  @DUTY-17
  Scenario: As long as it is not stated that the agreement is in force it cannot be told
    Given an agreement that runs for two years from when both parties have signed
    And that the region is to give an activity report to the municipality every year (§ 8)
    When the agreement is assessed as of 2020-06-01
    Then the status of the activity report for 2020 is "cannot be determined"
    And the assessment of the activity report for 2020 is "a fact is missing"
    And a question is asked about the activity report for 2020

  @DUTY-02
  Scenario: When both have signed the duty is owed
    Given an agreement that runs for two years from when both parties have signed
    And that the region is to give an activity report to the municipality every year (§ 8)
    When the region signs on 2020-05-04
    And the municipality signs on 2020-06-01
    Then the status of the activity report for 2020 is "due"
    And DUTY-17 is no reason

  @DUTY-04 @DUTY-18
  Scenario: After a rescission that has not been tried the periods that follow need judgement
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31 (§ 10)
    And that the region is to give an activity report to the municipality every year (§ 8)
    When the region rescinds the agreement on 2020-06-30
    Then the status of the activity report for 2019 on 2020-06-29 is "overdue"
    And the status of the activity report for 2021 is "upcoming"
    And the status of the activity report for 2021 on 2020-06-30 is "cannot be determined"
    And the assessment of the activity report for 2021 is "needs legal judgement"
    And the reason is DUTY-18 (§ 10)

  @REQUEST-01 @DUTYDAY-01 @DUTY-02 @DUTY-04
  Scenario: What is asked for is to be given within the working days that are stated
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give information to the municipality on request (§ 9)
    And that this is to be done within 2 working days
    When the municipality asks for the information on 2022-06-22
    Then the last day for the information asked for on 2022-06-22 is 2022-06-27
    And the status of the information asked for on 2022-06-22 on 2022-06-27 is "due"
    And the status of the information asked for on 2022-06-22 on 2022-06-28 is "overdue"
    And the reason is REQUEST-01 (§ 9)

  @REQUEST-02
  Scenario: A request from anyone but the one who has a right to it has no effect
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the county board is a party too
    And that the region is to give information to the municipality on request (§ 9)
    When the county board asks for the information on 2022-06-22
    Then there is no call for the information asked for on 2022-06-22
    And the reason is REQUEST-02 (§ 9)

  @DUTYDAY-07 @DUTY-02
  Scenario: When what was asked for is overdue needs judgement if no days are stated
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give information to the municipality on request (§ 9)
    When the municipality asks for the information on 2022-06-22
    Then no last day is known for the information asked for on 2022-06-22
    And the status of the information asked for on 2022-06-22 on 2022-12-31 is "due"
    And a question is asked about the information asked for on 2022-06-22
    And the reason is DUTYDAY-07 (§ 9)

  @DUTY-08 @DUTYDAY-07
  Scenario: What has no last day is in time whenever it is given
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give information to the municipality on request (§ 9)
    When the municipality asks for the information on 2022-06-22
    And the information asked for on 2022-06-22 is given on 2022-10-03
    Then the status of the information asked for on 2022-06-22 is "performed"

  @WAIVER-01 @WAIVER-04 @DUTY-12 @DUTY-20
  Scenario: A waiver without a period covers what falls due on its day or later
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give an activity report to the municipality every year (§ 8)
    When the municipality waives the activity report on 2020-12-31
    Then the status of the activity report for 2020 is "waived"
    And the reason is WAIVER-01 (§ 8)
    And the status of the activity report for 2019 is "cannot be determined"
    And the assessment of the activity report for 2019 is "needs legal judgement"
    And the reason is WAIVER-04 (§ 8)

  @WAIVER-05 @DUTY-22 @DUTY-12
  Scenario: A waiver of which only the month is known surely counts only when the month has passed
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give an activity report to the municipality every year (§ 8)
    When the municipality waives the activity report for 2020 on some day of June 2020
    And the agreement is assessed as of 2020-06-29
    Then the status of the activity report for 2020 is "cannot be determined"
    And the assessment of the activity report for 2020 is "a fact is missing"
    And a question is asked about the activity report for 2020
    And the reason is WAIVER-05 (§ 8)
    And the status of the activity report for 2020 on 2020-06-30 is "waived"

  @WAIVER-06 @DUTY-09
  Scenario: What had been performed when it was waived is still performed
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give an activity report to the municipality every year (§ 8)
    When the activity report for 2019 is given on 2020-02-01
    And the municipality waives the activity report for 2019 on 2020-02-01
    Then the status of the activity report for 2019 is "performed late"
    And the reason is WAIVER-06 (§ 8)

  @WAIVER-07 @DUTY-12
  Scenario: Who waived it is not stated
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give an activity report to the municipality every year (§ 8)
    When the activity report for 2019 is waived on 2020-02-01
    Then the status of the activity report for 2019 is "waived"
    And the reason is WAIVER-07 (§ 8)

  @REQUEST-03 @DUTY-02
  Scenario: Who asked for it is not stated
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give information to the municipality on request (§ 9)
    When the information is asked for on 2022-06-22
    Then the status of the information asked for on 2022-06-22 is "due"
    And the reason is REQUEST-03 (§ 9)

  @DUTY-23
  Scenario: Whether what somebody else has done is enough needs judgement
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give an activity report to the municipality every year (§ 8)
    When the municipality gives the activity report for 2019 on 2019-12-31
    Then the status of the activity report for 2019 is "cannot be determined"
    And the assessment of the activity report for 2019 is "needs legal judgement"
    And the reason is DUTY-23 (§ 8)
    And the status of the activity report for 2020 is "upcoming"

  @DUTY-24 @DUTY-02
  Scenario: When the council is no longer there, nothing is owed to it
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region and the municipality meet in the council
    And that the council lasts to and including 2020-06-30
    And that the region is to give information to the council every month (§ 8)
    When the agreement is assessed as of 2020-06-30
    Then the status of the information for 2020-06 is "due"
    And the status of the information for 2020-07 is "no longer owed"
    And the reason is DUTY-24 (§ 8)

  @DUTY-25
  Scenario: When only the month of the council's last day is known it cannot be told
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region and the municipality meet in the council
    And that the council lasts until some day of July 2020
    And that the region is to give information to the council on request (§ 8)
    When the municipality asks for the information on 2020-07-15
    Then the status of the information asked for on 2020-07-15 is "cannot be determined"
    And the assessment of the information asked for on 2020-07-15 is "a fact is missing"
    And the reason is DUTY-25 (§ 8)

  @DUTY-26
  Scenario: A request after the end may be about the time before it
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31 (§ 10)
    And that the region is to give information to the municipality on request (§ 9)
    When the municipality asks for the information on 2023-01-01
    Then the status of the information asked for on 2023-01-01 is "cannot be determined"
    And the assessment of the information asked for on 2023-01-01 is "needs legal judgement"
    And the reason is DUTY-26 (§ 10)
