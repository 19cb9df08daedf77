using System.Text;
using Actions.Toolkit;

namespace DetectChanges.Tests.Targets.Npm;

public class PlainYamlTests
{
    [Theory]
    [InlineData(LockFiles.Pnpm5)]
    [InlineData(LockFiles.Pnpm6)]
    [InlineData(LockFiles.Pnpm9)]
    [InlineData("'@acme/ui@link:../ui':\n  a: {integrity: sha512-x==, tarball: https://example.com/a.tgz}\n  b: {}\n  c: [x64, '!win32']\n  d:\n    - one\n    - 'two'\ne: 'it, is'\nf:\ng: 1\n")]
    [InlineData("a:\n- x\n- y\nb: 1\r\n")]
    public void What_pnpm_writes_is_read_as_a_parser_reads_it(string text) => PlainYaml.Read(text).Canonical().ShouldBe(YamlReader.Read(text).Canonical());

    [Theory]
    [InlineData("a: &x 1\nb: *x")]
    [InlineData("a: \"quoted\"")]
    [InlineData("a: 'it''s'")]
    [InlineData("a: |-\n  text\n")]
    [InlineData("a: one\n  two\n")]
    [InlineData("a: 1 # comment")]
    [InlineData("a: {b: {c: 1}}")]
    [InlineData("a: {b: 'x, y'}")]
    [InlineData("a: {b: 1,c: 2}")]
    [InlineData("? a\n: b")]
    [InlineData("a:\n\tb: 1")]
    [InlineData("a:\n    b: 1\n  c: 2")]
    [InlineData("- a")]
    [InlineData("a:\n  - b: 1\n")]
    [InlineData("<<: {a: 1}")]
    [InlineData("text")]
    [InlineData("a: [")]
    [InlineData("")]
    public void Everything_else_is_left_to_a_parser(string text) => PlainYaml.Read(text).ShouldBeNull();

    [Fact]
    public void It_never_reads_anything_otherwise_than_a_parser()
    {
        string[] pieces = ["a", "b", ":", ": ", "\n", "\n  ", "\n    ", "'", "{", "}", "[", "]", ", ", ",", "- ", "#", " #", "&x ", "*x", "\"", "|", ">-", "? ", "1", " ", "''", "---", "@", "<<", "!t "];
        var random = new Random(7);
        var reads = 0;
        for (var round = 0; round < 100_000; round++)
        {
            var text = new StringBuilder("a:");
            for (var i = random.Next(12); i >= 0; i--) text.Append(pieces[random.Next(pieces.Length)]);
            if (PlainYaml.Read(text.ToString()) is not { } read) continue;
            Parsed(text.ToString()).ShouldBe(read.Canonical(), $"«{text}»");
            reads++;
        }

        reads.ShouldBeGreaterThan(1_000);
    }

    private static string Parsed(string text)
    {
        try
        {
            return YamlReader.Read(text, tagsAllowed: true).Canonical();
        }
        catch (YamlProblemException problem)
        {
            return problem.Message;
        }
    }
}
