using System.Globalization;

namespace Bench;

/// <summary>What to measure.</summary>
/// <param name="Action">Name of the action.</param>
/// <param name="Program">Its program, as it ships.</param>
/// <param name="Runs">Timed runs of each; null for what the benchmark takes by itself.</param>
/// <param name="Files">Only the repository of this size; the results are then printed but not written.</param>
/// <param name="Quick">Only what is over soon; the results are then printed but not written.</param>
internal sealed record Options(string Action, string Program, int? Runs, int? Files, bool Quick)
{
    public bool IsWhole => Files == null && !Quick;

    public static Options Parse(string[] arguments) => arguments is [var action, var program, .. var rest]
        ? Parse(rest, new Options(action, Path.GetFullPath(program), Runs: null, Files: null, Quick: false))
        : throw new ArgumentException("expected the name of an action and its program");

    private static Options Parse(string[] arguments, Options options) => arguments switch
    {
        [] => options,
        ["--runs", var number, .. var rest] => Parse(rest, options with { Runs = Number(number) }),
        ["--files", var number, .. var rest] => Parse(rest, options with { Files = Number(number) }),
        ["--quick", .. var rest] => Parse(rest, options with { Quick = true }),
        _ => throw new ArgumentException($"'{arguments[0]}' is not an option; there are --runs N, --files N and --quick"),
    };

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new ArgumentException($"'{text}' is not a number above zero");
}
