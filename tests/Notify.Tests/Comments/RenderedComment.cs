using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Notify.Tests.Comments;

/// <summary>A comment as people see it, read by another reader of Markdown.</summary>
internal sealed class RenderedComment(string markdown)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseTaskLists().Build();

    private readonly MarkdownDocument document = Markdown.Parse(markdown, Pipeline);

    public string Title => TextOf(document.OfType<HeadingBlock>().First().Inline!);

    /// <summary>The first block of code.</summary>
    public string Code => document.OfType<FencedCodeBlock>().First().Lines.ToString();

    public IReadOnlyList<string> Bullets => [.. document.Descendants<ListItemBlock>().Select(item => TextOf(((ParagraphBlock)item[0]).Inline!))];

    public IEnumerable<string> Links => document.Descendants<LinkInline>().Select(link => link.Url!);

    /// <summary>Whatever is there that the writer does not put there itself.</summary>
    public IReadOnlyList<string> Surprises =>
    [
        .. document.Descendants().Where(IsForeign).Select(part => $"{part.GetType().Name}: {markdown[part.Span.Start..Math.Min(markdown.Length, part.Span.End + 1)]}"),
        .. document.Descendants<HeadingBlock>().Skip(1).Select(heading => $"heading: {TextOf(heading.Inline!)}"),
    ];

    public string Fact(string label) => document.Descendants<TableRow>().Select(row => (Label: CellText(row, 0), Value: CellText(row, 1))).First(row => row.Label == label).Value;

    private static bool IsForeign(MarkdownObject part) => part switch
    {
        HtmlBlock or HtmlInline or AutolinkInline or CodeInline or QuoteBlock or ThematicBreakBlock or LinkInline { IsImage: true } => true,
        EmphasisInline mark => mark is not { DelimiterChar: '*', DelimiterCount: 2 },
        ListBlock list => list.Parent is not MarkdownDocument,
        CodeBlock code => code is not FencedCodeBlock { ClosingFencedCharCount: > 0 },
        _ => false,
    };

    private static string CellText(TableRow row, int column) => ((TableCell)row[column]).Descendants<ParagraphBlock>().Select(cell => TextOf(cell.Inline!)).FirstOrDefault("");

    // The invisible joiner after @ and # keeps GitHub from mentioning and linking.
    private static string TextOf(ContainerInline inline) => string.Concat(inline.Descendants().Select(part => part switch
    {
        LiteralInline text => text.Content.ToString(),
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        _ => "",
    })).Replace("@\u200d", "@", StringComparison.Ordinal).Replace("#\u200d", "#", StringComparison.Ordinal);
}
