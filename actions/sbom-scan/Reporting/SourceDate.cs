using System.Globalization;

namespace SbomScan.Reporting;

/// <summary>The time that documents carry instead of now, so that equal input gives equal bytes: https://reproducible-builds.org/specs/source-date-epoch/.</summary>
internal static class SourceDate
{
    public static DateTimeOffset? Of(IReadOnlyDictionary<string, string> environment) =>
        long.TryParse(environment.GetValueOrDefault("SOURCE_DATE_EPOCH"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
