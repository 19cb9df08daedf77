using System.Globalization;
using LocalAws.Wire;

namespace LocalAws.CloudWatch;

/// <summary>Puts the samples of one period together.</summary>
internal static class Statistic
{
    /// <param name="samples">At least one.</param>
    /// <exception cref="ApiError">There is no such statistic here.</exception>
    public static double Of(string statistic, IReadOnlyList<Sample> samples) => statistic switch
    {
        "SampleCount" => samples.Sum(sample => sample.Count),
        "Sum" => samples.Sum(sample => sample.Sum),
        "Average" => samples.Sum(sample => sample.Sum) / samples.Sum(sample => sample.Count),
        "Minimum" => samples.Min(sample => sample.Minimum),
        "Maximum" => samples.Max(sample => sample.Maximum),
        ['p', .. var percent] when double.TryParse(percent, CultureInfo.InvariantCulture, out var part) && part is >= 0 and <= 100 => Percentile(samples, part / 100),
        _ => throw new ApiError("ValidationError", $"The statistic {statistic} is not known here: SampleCount, Sum, Average, Minimum, Maximum, p0 to p100."),
    };

    /// <summary>The smallest value that at least this part of all values does not exceed; a sample of several values counts by its mean.</summary>
    private static double Percentile(IReadOnlyList<Sample> samples, double part)
    {
        var wanted = part * samples.Sum(sample => sample.Count);
        var seen = 0.0;
        foreach (var sample in samples.OrderBy(sample => sample.Sum / sample.Count))
        {
            seen += sample.Count;
            if (seen >= wanted)
                return sample.Sum / sample.Count;
        }

        return samples.Max(sample => sample.Maximum);
    }
}
