# language: sv

Egenskap: Överenskommelser som hänger ihop
  Vad det innebär för en överenskommelse, eller för det som den betalar för, att en överenskommelse upphör.

  @DEPENDENCE-01
  Scenario: Så länge den andra gäller påverkas ingenting
    Givet en överenskommelse som gäller från och med 2019-01-01 tills vidare
    Och att den upphör samtidigt som en annan överenskommelse
    Och att den andra gäller från och med 2018-01-01 tills vidare
    När överenskommelsen bedöms per den 2020-01-01
    Så är följden för överenskommelsen "påverkas inte"

  @DEPENDENCE-02 @TERM-13
  Scenario: Den som upphör samtidigt som en annan upphör med den
    Givet en överenskommelse som gäller från och med 2019-01-01 tills vidare
    Och att den upphör samtidigt som en annan överenskommelse
    Och att den andra gäller från och med 2018-01-01 till och med 2022-12-31 (§ 10)
    När överenskommelsen bedöms per den 2020-01-01
    Så är följden för överenskommelsen "upphör samtidigt"
    Och följden för överenskommelsen inträder 2023-01-01
    Och läget den 2022-12-31 är "gäller, slutdag bestämd"
    Och överenskommelsen gäller till och med 2022-12-31
    Och läget den 2023-01-01 är "har upphört"

  @DEPENDENCE-03
  Scenario: Den som vilar på en annan förlorar sin grund men upphör inte
    Givet en överenskommelse som gäller från och med 2019-01-01 tills vidare
    Och att den vilar på en annan överenskommelse
    Och att den andra gäller från och med 2018-01-01 till och med 2022-12-31
    När överenskommelsen bedöms per den 2023-01-01
    Så är följden för överenskommelsen "förlorar sin grund"
    Och följden för överenskommelsen inträder 2023-01-01
    Och läget är "gäller"

  @DEPENDENCE-04
  Scenario: Det som överenskommelsen betalar för förlorar sin finansiering
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att den betalar för Föreningsarkivet (§ 6)
    När överenskommelsen bedöms per den 2022-12-31
    Så är följden för Föreningsarkivet "förlorar sin finansiering"
    Och följden för Föreningsarkivet inträder 2023-01-01

  @DEPENDENCE-01
  Scenario: Det som en överenskommelse tills vidare betalar för påverkas inte
    Givet en överenskommelse som gäller från och med 2019-01-01 tills vidare
    Och att den betalar för Föreningsarkivet
    När överenskommelsen bedöms per den 2022-12-31
    Så är följden för Föreningsarkivet "påverkas inte"

  @DEPENDENCE-05
  Scenario: Om den andra upphör kan kräva en bedömning
    Givet en överenskommelse som gäller från och med 2019-01-01 tills vidare
    Och att den vilar på en annan överenskommelse
    Och att den andra gäller från och med 2018-01-01 till och med 2022-12-31
    Och att den andra hävdes 2020-06-30
    När överenskommelsen bedöms per den 2020-06-29
    Så är följden för överenskommelsen "förlorar sin grund"
    Och läget den 2020-06-30 är "gäller"
    Och följden för överenskommelsen är "kräver en bedömning"

  @DEPENDENCE-06
  Scenario: Om den andra inte är känd går det inte att avgöra
    Givet en överenskommelse som gäller från och med 2019-01-01 tills vidare
    Och att den vilar på en annan överenskommelse
    När överenskommelsen bedöms per den 2020-01-01
    Så är följden för överenskommelsen "uppgift saknas"

  @DEPENDENCE-03
  Scenario: Den andra står i ett dokument
    Givet en överenskommelse som gäller från och med 2019-01-01 tills vidare
    Och att den vilar på en annan överenskommelse
    Och att den andra är överenskommelsen i "scenarios/vad-som-hande.toml"
    När överenskommelsen bedöms per den 2022-01-01
    Så är följden för överenskommelsen "förlorar sin grund"
    Och följden för överenskommelsen inträder 2023-01-01

  @DEPENDENCE-04
  Scenario: Överenskommelsen betalar för en egen verksamhet
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att den betalar för "Ungdomens hus" (§ 6)
    När överenskommelsen bedöms per den 2022-12-31
    Så är följden för "Ungdomens hus" "förlorar sin finansiering"
