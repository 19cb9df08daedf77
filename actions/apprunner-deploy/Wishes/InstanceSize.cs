using System.Globalization;
using System.Text.RegularExpressions;

namespace AppRunnerDeploy;

/// <summary>CPU and memory of an instance as AWS answers them: CPU units and MiB. Which of them go together only AWS knows.</summary>
internal static partial class InstanceSize
{
    private const int UnitsInOne = 1024;

    public static string ParseCpu(string text) =>
        Units(Cpu().Match(text)) ?? throw new FormatException("expected CPU units, such as 1024, or vCPUs, such as '1 vCPU'");

    public static string ParseMemory(string text) =>
        Units(Memory().Match(text)) ?? throw new FormatException("expected MiB, such as 2048, or GB, such as '2 GB'");

    private static string? Units(Match match)
    {
        if (!match.Success)
            return null;
        var number = double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
        return (match.Groups["unit"].Success ? number * UnitsInOne : number).ToString("0", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\A(?=[^1-9]*[1-9])((?<number>[0-9]{1,7})|(?<number>[0-9]{0,3}\.?[0-9]{1,4}) *(?<unit>vCPU))\z", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Cpu();

    [GeneratedRegex(@"\A(?=[^1-9]*[1-9])((?<number>[0-9]{1,8})|(?<number>[0-9]{0,5}\.?[0-9]{1,4}) *(?<unit>GB))\z", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Memory();
}
