using System.Net;
using System.Text;
using Markdig;
using Testing.Runner;

namespace Demo;

/// <summary>One page with every job log and step summary of the story.</summary>
internal static class HtmlPage
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().Build();

    public static void Write(string path, IReadOnlyList<Chapter> chapters)
    {
        var page = new StringBuilder(Head);
        foreach (var chapter in chapters)
            Append(page, chapter);
        File.WriteAllText(path, page.Append("</main>\n</html>\n").ToString());
    }

    private static void Append(StringBuilder page, Chapter chapter)
    {
        page.Append($"<section><h2>{Sign(chapter.WentAsTold)} {Html(chapter.Title)}</h2>\n<p>{Html(chapter.Introduction)}</p>\n");
        if (chapter.Change.Length > 0)
            page.Append($"<pre class=change>{Html(chapter.Change)}</pre>\n");
        foreach (var step in chapter.Steps)
            Append(page, step);
        page.Append("<ul class=promises>\n");
        foreach (var expectation in chapter.Expectations)
            page.Append($"<li>{Sign(expectation.CameTrue)} {Html(expectation.Promise)} <small>{Html(expectation.Seen)}</small></li>\n");
        page.Append("</ul></section>\n");
    }

    private static void Append(StringBuilder page, StepRecord step)
    {
        page.Append($"<article><h3>{Sign(step.Result.Succeeded)} {Html(step.Name)} <small>uses: org/actions/{Html(step.Action)}@v1 · {step.Result.Took.TotalSeconds:0.0} s</small></h3>\n");
        page.Append("<pre class=with>");
        foreach (var (name, value) in step.With)
            page.Append(Html(value.Contains('\n') ? $"{name}: |\n  {value.Replace("\n", "\n  ")}\n" : $"{name}: {value}\n"));
        page.Append("</pre>\n<pre class=log>");
        foreach (var line in step.Result.Log.Lines.Where(line => line.Kind != LogLineKind.GroupEnd))
            page.Append($"<span class={line.Kind}>{Html(line.Text)}</span>\n");
        page.Append($"</pre>\n<div class=summary>{Markdown.ToHtml(step.Result.Summary, Pipeline)}</div></article>\n");
    }

    private static string Sign(bool good) => good ? "<b class=good>✓</b>" : "<b class=bad>✗</b>";

    private static string Html(string text) => WebUtility.HtmlEncode(text);

    private const string Head = """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>actions: the demo</title>
        <style>
          :root { color-scheme: light dark; --line: #8884; --good: #1a7f37; --bad: #cf222e; }
          body { font: 15px/1.5 system-ui, sans-serif; margin: 0; }
          main { max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
          article { border: 1px solid var(--line); border-radius: 8px; margin: 1rem 0; padding: .3rem 1rem 1rem; }
          h3 small, li small { font-weight: normal; opacity: .7; }
          pre { overflow-x: auto; background: #8881; border-radius: 6px; padding: .7rem; font-size: 13px; line-height: 1.45; }
          .log { background: #0d1117; color: #e6edf3; }
          .GroupStart { font-weight: bold; } .Error { color: #ff7b72; } .Warning { color: #d29922; } .Notice { color: #79c0ff; }
          .summary { border-left: 3px solid var(--line); padding-left: 1rem; }
          table { border-collapse: collapse; } td, th { border: 1px solid var(--line); padding: .25rem .6rem; text-align: left; }
          .good { color: var(--good); } .bad { color: var(--bad); } .promises { list-style: none; padding: 0; }
        </style>
        <main>
        <h1>A monorepo deployed, a broken version refused, another rolled back</h1>

        """;
}
