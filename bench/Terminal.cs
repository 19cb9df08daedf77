using Bench.Measuring;
using Spectre.Console;

namespace Bench;

/// <summary>Tells what is being measured while it is.</summary>
internal sealed class Terminal(IAnsiConsole console)
{
    public void Say(string text) => console.MarkupLine($"\n[bold]{text.EscapeMarkup()}[/]");

    public void Measured(string what, Series series, Series? yardstick = null)
    {
        var ratio = yardstick == null ? "" : $"  [blue]{series.Wall.Median / yardstick.Wall.Median:0.0} ×[/]";
        console.MarkupLine($"  {what.EscapeMarkup(),-48} {series.Wall.Milliseconds()} wall, {series.Cpu.Milliseconds()} CPU{ratio}");
    }
}
