using DetectChanges.Selecting;

namespace DetectChanges.Tests.Selecting;

public sealed class SelectReaderTests
{
    private static readonly string[] Filters = ["backend", "web", "infrastructure"];

    private static IReadOnlyList<SelectEntry> Read(string yaml) => SelectReader.Parse(yaml, Filters);

    private static string Problems(string yaml) => Should.Throw<FormatException>(() => Read(yaml)).Message;

    private static string Many(int count, string rest = "") => string.Concat(Enumerable.Range(1, count).Select(number => $"- {{name: n{number}{rest}}}\n"));

    [Theory]
    [InlineData("- name: unit\n", "unit:all::")]
    [InlineData("""[{"name": "unit", "when": ["backend", "web"], "stage": "fast", "run": "make test"}]""", "unit:fast:backend,web:")]
    [InlineData("[\n\t{\n\t\t\"name\": \"unit\"\n\t}\n]", "unit:all::")]
    [InlineData("- name: unit\n  when: backend\n  stage: fast\n", "unit:fast:backend:")]
    [InlineData("- name: unit\n  when: [backend]\n", "unit:all:backend:")]
    [InlineData("- {name: b}\n- {name: a, stage: slow}\n- {name: c}\n", "b:all::; a:slow::; c:all::")]
    [InlineData("- {name: u, matrix: {os: [linux, mac], v: ['3.10', 12, true]}}\n", "u (linux, 3.10):all::{\"os\":\"linux\",\"v\":\"3.10\"}; u (linux, 12):all::{\"os\":\"linux\",\"v\":12}; u (linux, true):all::{\"os\":\"linux\",\"v\":true}; "
        + "u (mac, 3.10):all::{\"os\":\"mac\",\"v\":\"3.10\"}; u (mac, 12):all::{\"os\":\"mac\",\"v\":12}; u (mac, true):all::{\"os\":\"mac\",\"v\":true}")]
    [InlineData("- &base {name: a, when: web}\n- {<<: *base, name: b}\n", "a:all:web:; b:all:web:")]
    public void Reads_entries_in_the_order_of_the_list(string yaml, string shape) =>
        string.Join("; ", Read(yaml).Select(entry => $"{entry.Name}:{entry.Stage}:{string.Join(',', entry.When)}:{entry.Matrix?.ToJsonString()}")).ShouldBe(shape);

    [Fact]
    public void Other_keys_are_passed_on_with_their_types()
    {
        var entry = Read("- {name: unit, when: web, timeout: 10, rate: 0.5, fail-fast: false, note: , run: 'true', with: {a: [1, {b: c}]}}\n").ShouldHaveSingleItem();

        entry.Rest.ToJsonString().ShouldBe("""{"timeout":10,"rate":0.5,"fail-fast":false,"note":null,"run":"true","with":{"a":[1,{"b":"c"}]}}""");
    }

    [Theory]
    [InlineData("", "line 1, column 1: there is no entry; expected a list such as '- name: unit'")]
    [InlineData("[]", "line 1, column 1: there is no entry")]
    [InlineData("name: unit\n", "line 1, column 1: expected a list of entries")]
    [InlineData("text", "line 1, column 1: expected a list of entries")]
    [InlineData("- unit\n", "line 1, column 3: entry 1: expected a mapping with a 'name'")]
    [InlineData("- name: a\n- run: x\n", "line 2, column 3: 'name' is missing in entry 2")]
    [InlineData("- name:\n", "line 1, column 3: 'name' is missing in entry 1")]
    [InlineData("- name: [a]\n", "line 1, column 9: expected a text")]
    [InlineData("- name: a b\n", "line 1, column 9: the entry 'a b': expected a name of letters, digits, '.', '_' and '-', found 'a b'")]
    [InlineData("- name: a\n- name: a\n", "line 2, column 3: the name 'a' is there twice")]
    [InlineData("- {name: a, name: b}\n", "line 1, column 13: the entry 'b': 'name' stands twice")]
    [InlineData("- {name: a, When: web}\n", "line 1, column 13: the entry 'a': write 'when' instead of 'When'")]
    [InlineData("- {name: a, when: weeb}\n", "line 1, column 19: the entry 'a': there is no filter 'weeb'; did you mean 'web'?")]
    [InlineData("- {name: a, when: [web, database]}\n", "line 1, column 25: the entry 'a': there is no filter 'database'; there are backend, web, infrastructure")]
    [InlineData("- {name: a, when: {web: true}}\n", "line 1, column 19: the entry 'a': 'when' must be")]
    [InlineData("- {name: a, when: [[web]]}\n", "line 1, column 20: expected a text")]
    [InlineData("- {name: a, when: []}\n", "line 1, column 19: the entry 'a': 'when' names no filter")]
    [InlineData("- name: a\n  when:\n", "line 2, column 8: the entry 'a': 'when' names no filter")]
    [InlineData("- {name: a, when: ''}\n", "line 1, column 19: the entry 'a': 'when' names no filter")]
    [InlineData("- {name: a, stage: [x]}\n", "line 1, column 20: expected a text")]
    [InlineData("- {name: a, stage: 1x}\n", "line 1, column 20: the entry 'a': expected a stage of letters, digits, '_' and '-', beginning with a letter or '_', found '1x'")]
    [InlineData("- name: a\n  stage:\n", "the entry 'a': 'stage' holds nothing; leave it out")]
    [InlineData("- {name: a, stage: fast}\n- {name: b, stage: Fast}\n", "line 2, column 3: the entry 'b': the stage 'Fast' is also written 'fast'")]
    [InlineData("- {name: a, matrix: [x]}\n", "line 1, column 21: the entry 'a': 'matrix' must be a mapping of names to lists")]
    [InlineData("- {name: a, matrix: {}}\n", "'matrix' must be a mapping of names to lists")]
    [InlineData("- name: a\n  matrix:\n", "the entry 'a': 'matrix' holds nothing; leave it out")]
    [InlineData("- {name: a, matrix: {os: linux}}\n", "line 1, column 26: the entry 'a': 'matrix.os' must be a list of one value or more")]
    [InlineData("- {name: a, matrix: {os: []}}\n", "'matrix.os' must be a list of one value or more")]
    [InlineData("- {name: a, matrix: {os: [{x: y}]}}\n", "line 1, column 27: the entry 'a': 'matrix.os' must be a list of texts, numbers, true or false")]
    [InlineData("- {name: a, matrix: {os: [~]}}\n", "'matrix.os' must be a list of texts, numbers, true or false")]
    [InlineData("- {name: a, matrix: {py: [3.10]}}\n", "line 1, column 27: the entry 'a': 'matrix.py': 3.10 is the number 3.1; put it in quotes if it is a version")]
    [InlineData("- {name: a, matrix: {os: [x, x]}}\n", "line 1, column 3: the name 'a (x)' is there twice")]
    [InlineData("- {name: a, matrix: {os: [x], OS: [y]}}\n", "'OS' stands twice in 'matrix'")]
    [InlineData("- {name: a, matrix: {include: [x]}}\n", "'include' is not for this matrix; write entries of their own instead")]
    [InlineData("- {name: a, matrix: {'o s': [x]}}\n", "'o s' cannot be a key of 'matrix'")]
    [InlineData("- {name: a, x: !custom y}\n", "'!custom' is a YAML tag here")]
    [InlineData("- name: a\n  x: [\n", "this is not YAML")]
    [InlineData("- {name: a}\n---\n- {name: b}\n", "a second document begins here")]
    public void What_is_wrong_is_told_with_its_place_and_entry(string yaml, string problem) => Problems(yaml).ShouldContain(problem);

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once_in_the_order_of_the_list()
    {
        Problems("- {name: a, when: weeb}\n- run: x\n- {name: c, matrix: {os: x}}\n").ShouldBe(
            """
            3 problems
            line 1, column 19: the entry 'a': there is no filter 'weeb'; did you mean 'web'?
            line 2, column 3: 'name' is missing in entry 2
            line 3, column 26: the entry 'c': 'matrix.os' must be a list of one value or more
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_stage_holds_what_a_matrix_of_github_holds()
    {
        Read(Many(256)).Count.ShouldBe(256);
        Read(Many(256) + Many(256, ", stage: slow").Replace("{name: n", "{name: s")).Count.ShouldBe(512);
        Problems(Many(300)).ShouldBe("line 257, column 3: the entry 'n257': the stage 'all' has more than 256 entries, and a matrix makes at most that many jobs. Give some of them another stage");
    }

    [Fact]
    public void A_matrix_counts_by_its_combinations()
    {
        var sixteen = $"[{string.Join(", ", Enumerable.Range(0, 16))}]";

        Read($"- {{name: a, matrix: {{x: {sixteen}, y: {sixteen}}}}}\n").Count.ShouldBe(256);
        Problems($"- {{name: a, matrix: {{x: {sixteen}, y: {sixteen}}}}}\n- name: b\n").ShouldStartWith("line 2, column 3: the entry 'b': the stage 'all' has more than 256 entries");
        Problems($"- {{name: a, matrix: {{x: {sixteen}, y: {sixteen}, z: [1, 2]}}}}\n").ShouldStartWith("line 1, column 21: the entry 'a': its matrix makes more than 256 entries");
        Problems($"- {{name: a, matrix: {{{string.Join(", ", Enumerable.Range(0, 40).Select(axis => $"x{axis}: {sixteen}"))}}}}}\n").ShouldContain("its matrix makes more than 256 entries");
    }

    [Fact]
    public void Aliases_of_aliases_are_refused_before_they_fill_the_memory()
    {
        var laughs = string.Concat(Enumerable.Range(1, 9).Select(level => $"  l{level}: &l{level} [{string.Join(", ", Enumerable.Repeat($"*l{level - 1}", 10))}]\n"));

        Problems("- name: a\n  l0: &l0 [x]\n" + laughs).ShouldContain("its aliases expand to more than anybody would write");
    }

    [Fact]
    public void Unknown_filters_are_not_looked_for_when_the_filters_could_not_be_read() =>
        SelectReader.Parse("- {name: a, when: anything}", filters: null).ShouldHaveSingleItem().When.ShouldBe(["anything"]);
}
