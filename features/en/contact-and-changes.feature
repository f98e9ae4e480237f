Feature: Contact persons and changes
  A change of contact person is to be told in writing, and a change counts only if every party has agreed on it.

  @CONTACT-01
  Scenario: Told in writing the same day is at once
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that a change of contact person is to be told at once (§ 13)
    When the municipality changes contact person on 2020-03-02
    And the other party is told in writing on 2020-03-02
    Then the status of the word on the contact person is "performed"
    And the reason is CONTACT-01 (§ 13)

  @CONTACT-04 @CONTACT-03
  Scenario: Whether a later day is at once needs judgement
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that a change of contact person is to be told at once (§ 13)
    When the municipality changes contact person on 2020-03-02
    And the other party is told in writing on 2020-03-03
    Then the status of the word on the contact person on 2020-03-02 is "due"
    And the status of the word on the contact person on 2020-03-03 is "cannot be determined"
    And the assessment of the word on the contact person is "needs legal judgement"
    And the reason is CONTACT-03 (§ 13)

  @CONTACT-04 @CONTACT-06
  Scenario: Whether it is overdue already needs judgement when no days are stated
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that a change of contact person is to be told at once (§ 13)
    When the municipality changes contact person on 2020-03-02
    And the other party is told orally on 2020-03-02
    Then the status of the word on the contact person on 2020-03-02 is "due"
    And the status of the word on the contact person on 2020-03-03 is "cannot be determined"
    And the reason is CONTACT-06 (§ 13)

  @CONTACT-01
  Scenario: The last of the days that are stated is in time
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that a change of contact person is to be told within 10 days (§ 13)
    When the municipality changes contact person on 2020-03-02
    And the other party is told in writing on 2020-03-12
    Then the status of the word on the contact person is "performed"

  @CONTACT-02 @CONTACT-04 @CONTACT-05
  Scenario: The day after that is too late
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that a change of contact person is to be told within 10 days (§ 13)
    When the municipality changes contact person on 2020-03-02
    And the other party is told in writing on 2020-03-14
    Then the status of the word on the contact person on 2020-03-12 is "due"
    And the reason is CONTACT-04 (§ 13)
    And the status of the word on the contact person on 2020-03-13 is "overdue"
    And the reason is CONTACT-05 (§ 13)
    And the status of the word on the contact person on 2020-03-14 is "performed late"
    And the reason is CONTACT-02 (§ 13)

  @CONTACT-07
  Scenario: Whether it was told in writing may not be known
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that a change of contact person is to be told at once (§ 13)
    When the municipality changes contact person on 2020-03-02
    And the other party is told on 2020-03-02 without its being known whether in writing
    Then the status of the word on the contact person is "cannot be determined"
    And the assessment of the word on the contact person is "a fact is missing"
    And the reason is CONTACT-07 (§ 13)

  @CHANGE-01
  Scenario: A change that every party has agreed on applies
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    When the parties agree on 2020-03-02 to change § 4
    Then the change of § 4 applies
    And the reason is CHANGE-01 (§ 4)

  @CHANGE-02
  Scenario: A change that one party alone has decided on does not apply
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    When the region decides alone on 2020-03-02 to change § 5
    Then the change of § 5 does not apply
    And the reason is CHANGE-02 (§ 5)
