# language: sv

Egenskap: Läget
  Var överenskommelsen befinner sig en viss dag.

  @STATUS-01
  Scenario: Ett utkast som inte är undertecknat och inte anger någon första dag
    Givet överenskommelsen i scenarios/lansstyrelsen.toml
    När överenskommelsen bedöms per den 2026-11-20
    Så är läget "utkast"
    Och bedömningen är "uppgift saknas"
    Och det frågas när den undertecknades och började gälla
    Och skälet är STATUS-01

  @STATUS-01
  Scenario: När bara den ena parten har undertecknat är det ännu ett utkast
    Givet en överenskommelse som gäller 3 år från det att båda parter har undertecknat
    När regionen undertecknar 2022-05-02
    Så är läget "utkast"

  @STATUS-03
  Scenario: När den sista parten har undertecknat gäller överenskommelsen från den dagen
    Givet en överenskommelse som gäller 3 år från det att båda parter har undertecknat
    Och att regionen undertecknade 2022-05-02
    När kommunen undertecknar 2022-05-16
    Så är läget "gäller"
    Och överenskommelsen gäller till och med 2025-05-15
    Och avtalsperiod 1 gäller från och med 2022-05-16 till och med 2025-05-15
    Och läget den 2022-05-15 är "utkast"

  @STATUS-02 @STATUS-03
  Scenario: Dagen före den första dagen har överenskommelsen inte börjat gälla
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    När överenskommelsen bedöms per den 2018-12-31
    Så är läget "har inte börjat gälla"
    Och skälet är STATUS-02 (§ 10)
    Och läget den 2019-01-01 är "gäller"
    Och skälet är STATUS-03 (§ 10)

  @STATUS-04 @STATUS-05
  Scenario: En uppsagd överenskommelse gäller till och med sin sista dag och har upphört dagen efter
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    När en uppsägning kommer fram 2020-12-31
    Så är läget den 2020-12-30 "gäller"
    Och läget den 2020-12-31 är "gäller, slutdag bestämd"
    Och läget den 2021-12-31 är "gäller, slutdag bestämd"
    Och skälet är STATUS-04 (§ 10)
    Och läget den 2022-01-01 är "har upphört"
    Och skälet är STATUS-05 (§ 10)

  @STATUS-03 @STATUS-05
  Scenario: En överenskommelse som upphör av sig själv gäller till och med sin sista dag
    Givet överenskommelsen i scenarios/nseo.toml
    När överenskommelsen bedöms per den 2023-12-31
    Så är läget "gäller"
    Och läget den 2024-01-01 är "har upphört"

  @STATUS-02 @STATUS-03
  Scenario: När bara året för den första dagen är känt kan läget inte avgöras under det året
    Givet en överenskommelse som började gälla någon dag under 2020 och gäller tills vidare
    När överenskommelsen bedöms per den 2020-06-30
    Så är läget "går inte att avgöra"
    Och bedömningen är "uppgift saknas"
    Och en tolkning är att läget är "har inte börjat gälla"
    Och en tolkning är att läget är "gäller"
    Och det frågas vilken dag den började gälla
    Och läget den 2019-12-31 är "har inte börjat gälla"
    Och läget den 2020-12-31 är "gäller"

  @STATUS-06
  Scenario: Uppsagd, men när överenskommelsen upphör går inte att avgöra
    Givet en överenskommelse som gäller från och med 2019-01-01 tills vidare (§ 2)
    Och att den inte säger något om uppsägning
    När en uppsägning kommer fram 2022-06-15
    Så är läget "går inte att avgöra"
    Och skälet är STATUS-06 (§ 2)
    Och läget den 2022-06-14 är "gäller"
