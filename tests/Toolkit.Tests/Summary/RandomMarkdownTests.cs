using Actions.Toolkit;
using Markdig;
using Markdig.Syntax;

namespace Toolkit.Tests.Summary;

/// <summary>Whatever Markdown is cut, another reader of Markdown finds nothing open before the note.</summary>
public sealed class RandomMarkdownTests
{
    private const string Note = "**The rest was cut.**";
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    [Fact]
    public void A_cut_text_is_short_enough_and_ends_with_the_note()
    {
        foreach (var seed in Enumerable.Range(1, 3_000))
        {
            var random = new Random(seed);
            var text = new RandomMarkdown(random).Document();
            var room = random.Next(200, 3_000);

            var cut = MarkdownCut.Fit(text, room, Note);

            cut.Length.ShouldBeLessThanOrEqualTo(room, $"seed {seed}");
            if (text.Length <= room) cut.ShouldBe(text);
            else ShouldBeWhole(cut, $"seed {seed}, room {room}");
        }
    }

    private static void ShouldBeWhole(string cut, string hint)
    {
        var document = Markdig.Markdown.Parse(cut, Pipeline);
        document[^1].ShouldBeOfType<ParagraphBlock>(hint);
        cut.ShouldEndWith($"\n\n{Note}", customMessage: hint);
        cut[document[^1].Span.Start..].ShouldBe(Note, hint);
        document.Descendants<FencedCodeBlock>().ShouldAllBe(fence => fence.ClosingFencedCharCount > 0, hint);
        var html = document.ToHtml(Pipeline);
        (html.Split("<details>").Length - html.Split("</details>").Length).ShouldBe(0, hint);
    }
}
