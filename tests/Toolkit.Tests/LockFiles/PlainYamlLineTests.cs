using Actions.Toolkit;

namespace Toolkit.Tests.LockFiles;

public class PlainYamlLineTests
{
    [Fact]
    public void Values_stand_in_the_lines_a_parser_says()
    {
        const string text = "\n# comment\nlockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies: {ms: 2.0.0}\n    cpu: [x64, arm64]\n    os:\n      - linux\n\n      - darwin\nempty:\n";

        Lines(PlainYaml.Read(text)!).ShouldBe(Lines(YamlReader.Read(text)!));
    }

    [Fact]
    public void More_lines_than_in_any_lock_file_are_left_to_a_parser() => PlainYaml.Read(string.Concat(Enumerable.Repeat("a:\n", 1_000_001))).ShouldBeNull();

    private static IEnumerable<(string, long)> Lines(YamlValue value) => value switch
    {
        YamlValue.Scalar scalar => scalar.Text.Length == 0 ? [] : [(scalar.Text, scalar.At.Line)],
        YamlValue.Sequence list => list.Items.SelectMany(Lines),
        YamlValue.Mapping mapping => mapping.Entries.SelectMany(entry => Lines(entry.Key).Concat(Lines(entry.Value))).Append(("mapping", mapping.At.Line)),
        _ => [],
    };
}
