using Spectre.Console;
using Testing.Runner;

namespace Demo;

/// <summary>Prints the story while it happens: the job log as GitHub shows it, the summaries, the promises kept or not.</summary>
internal sealed class Terminal(IAnsiConsole console)
{
    public void Begin(Chapter chapter)
    {
        console.WriteLine();
        console.Write(new Rule($"[bold]{chapter.Title.EscapeMarkup()}[/]").LeftJustified());
        console.MarkupLine(chapter.Introduction.EscapeMarkup());
    }

    public void Change(string change) => console.Write(new Padder(new Text(change, new Style(Color.Grey))).Padding(2, 1, 0, 1));

    public void Say(string text) => console.MarkupLine($"[grey]{text.EscapeMarkup()}[/]");

    public void BeginStep(string name, string action) => console.MarkupLine($"\n[bold blue]▶ {name.EscapeMarkup()}[/] [grey]uses: org/actions/{action}@v1[/]");

    public void Line(LogLine line)
    {
        switch (line.Kind)
        {
            case LogLineKind.GroupStart:
                console.MarkupLine($"  [bold]▾ {line.Text.EscapeMarkup()}[/]");
                break;
            case LogLineKind.GroupEnd:
                break;
            case LogLineKind.Error:
                Marked("red", "Error", line.Text);
                break;
            case LogLineKind.Warning:
                Marked("yellow", "Warning", line.Text);
                break;
            case LogLineKind.Notice:
                Marked("blue", "Notice", line.Text);
                break;
            default:
                console.WriteLine("    " + line.Text);
                break;
        }
    }

    public void EndStep(StepResult result)
    {
        console.MarkupLine(result.Succeeded ? $"  [green]✓ {Seconds(result.Took)}[/]" : $"  [red]✗ exit code {result.ExitCode} after {Seconds(result.Took)}[/]");
        if (result.Summary.Length > 0)
            console.Write(new Panel(result.Summary.TrimEnd().EscapeMarkup()).Header("step summary").BorderColor(Color.Grey).Expand());
    }

    public void Tell(Expectation expectation) => console.MarkupLine(expectation.CameTrue
        ? $"[green]✓[/] {expectation.Promise.EscapeMarkup()} [grey]{expectation.Seen.EscapeMarkup()}[/]"
        : $"[red]✗ {expectation.Promise.EscapeMarkup()}[/] {expectation.Seen.EscapeMarkup()}");

    public void End(bool wentAsTold, TimeSpan took, string page)
    {
        console.WriteLine();
        console.Write(new Rule(wentAsTold ? "[green bold]The story went as told[/]" : "[red bold]The story did not go as told[/]").LeftJustified());
        console.MarkupLine($"{took.TotalSeconds:0} s. The job logs and step summaries are in [link]{page.EscapeMarkup()}[/].");
    }

    private void Marked(string color, string word, string text)
    {
        foreach (var (line, index) in text.Split('\n').Select((line, index) => (line, index)))
            console.MarkupLine($"    [{color}]{(index == 0 ? word + ": " : "")}{line.EscapeMarkup()}[/]");
    }

    private static string Seconds(TimeSpan took) => $"{took.TotalSeconds:0.0} s";
}
