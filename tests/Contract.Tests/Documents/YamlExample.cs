using Markdig;
using Markdig.Syntax;
using Testing;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Contract.Tests.Documents;

/// <summary>One piece of YAML that shows readers how to use an action: a fenced block of a Markdown file, or a workflow file that is not there for a test.</summary>
/// <param name="Place">File, and line of a block.</param>
internal sealed record YamlExample(string Place, string Text)
{
    public static IEnumerable<YamlExample> All => TrackedFiles.All.SelectMany(Of);

    public YamlNode? Parse()
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(Text));
            return stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode;
        }
        catch (YamlException broken)
        {
            throw new FormatException($"{Place}: {broken.Message}", broken);
        }
    }

    private static IEnumerable<YamlExample> Of(string file) => Path.GetExtension(file) switch
    {
        ".md" => Markdown.Parse(File.ReadAllText(Repository.File(file))).Descendants<FencedCodeBlock>()
            .Where(block => block.Info is "yaml" or "yml")
            .Select(block => new YamlExample($"{file}:{block.Line + 1}", block.Lines.ToString())),
        ".yml" or ".yaml" when file.Contains("workflows/", StringComparison.Ordinal) && !file.StartsWith("tests/", StringComparison.Ordinal) => [new YamlExample(file, File.ReadAllText(Repository.File(file)))],
        _ => [],
    };
}
