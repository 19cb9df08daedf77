using System.Globalization;
using System.Text.RegularExpressions;

namespace Actions.Rollouts;

/// <summary>Texts of a task definition that can be written in two ways; AWS answers in one of them, whichever was sent.</summary>
internal static partial class TaskText
{
    private const int UnitsInOne = 1024;

    /// <summary>CPU units and MiB as plain numbers, roles by their name.</summary>
    public static string Of(string path, string text) => path switch
    {
        "cpu" or "memory" => Size(text),
        "taskRoleArn" or "executionRoleArn" => text[(text.LastIndexOf('/') + 1)..],
        _ => text,
    };

    private static string Size(string text) => Whole().Match(text) is { Success: true } match
        ? (double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) * UnitsInOne).ToString("0", CultureInfo.InvariantCulture)
        : text;

    [GeneratedRegex(@"\A(?<number>[0-9]*\.?[0-9]+)\s*(vcpu|gb)\z", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Whole();
}
