# Neither scenario tries anything: one has no answer, the other asks again after it.

Feature: One

  Scenario: One
    Given an agreement that runs from 2019-01-01 until notice
    When the agreement is assessed as of 2020-01-01

  Scenario: Two
    Given an agreement that runs from 2019-01-01 until notice
    When the agreement is assessed as of 2020-01-01
    Then the status is "in force"
    When the agreement is assessed as of 2021-01-01
