using System.Globalization;

namespace Bench;

/// <summary>What to measure.</summary>
/// <param name="Action">Name of the action.</param>
/// <param name="Program">Its program, as it ships.</param>
/// <param name="Runs">Timed runs of each, after one that is not counted.</param>
/// <param name="Files">Only the repository of this size; the results are then printed but not written.</param>
internal sealed record Options(string Action, string Program, int Runs, int? Files)
{
    public bool IsWhole => Files == null;

    public static Options Parse(string[] arguments) => arguments is [var action, var program, .. var rest]
        ? Parse(rest, new Options(action, Path.GetFullPath(program), Runs: 7, Files: null))
        : throw new ArgumentException("expected the name of an action and its program");

    private static Options Parse(string[] arguments, Options options) => arguments switch
    {
        [] => options,
        ["--runs", var number, .. var rest] => Parse(rest, options with { Runs = Number(number) }),
        ["--files", var number, .. var rest] => Parse(rest, options with { Files = Number(number) }),
        _ => throw new ArgumentException($"'{arguments[0]}' is not an option; there are --runs N and --files N"),
    };

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new ArgumentException($"'{text}' is not a number above zero");
}
