# The language is told after the feature has begun, where it is a comment.

Feature: One

  # language: en
  Scenario: One
    Given an agreement that runs from 2019-01-01 until notice
    When the agreement is assessed as of 2020-01-01
    Then the status is "in force"
