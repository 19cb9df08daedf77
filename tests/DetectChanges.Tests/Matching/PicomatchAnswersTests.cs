using System.Globalization;
using System.Numerics;
using System.Text.Json;
using DetectChanges.Matching;

namespace DetectChanges.Tests.Matching;

/// <summary>Compares with what picomatch 4.0.3 itself answered (picomatch/record.mjs wrote the file).</summary>
public class PicomatchAnswersTests
{
    static string AnswersFile => Environment.GetEnvironmentVariable("PICOMATCH_ANSWERS") ?? Path.Combine(AppContext.BaseDirectory, "picomatch", "answers.txt");

    [Fact]
    public void Every_recorded_answer_of_picomatch_is_given()
    {
        var lines = File.ReadAllLines(AnswersFile);
        var paths = lines.Where(line => line.StartsWith("path ", StringComparison.Ordinal)).Select(line => Text(line["path ".Length..])).ToList();
        var recorded = lines.Skip(paths.Count).Select(line => line.Split(' ', 2)).Select(parts => (Answer: parts[0], Pattern: Text(parts[1]))).ToList();
        recorded.Count.ShouldBeGreaterThan(2000);

        var differences = recorded.SelectMany(one => Differences(one.Pattern, one.Answer, paths)).ToList();

        differences.ShouldBeEmpty($"{differences.Count} of {recorded.Count * paths.Count}: {string.Join("; ", differences.Take(20))}");
    }

    static IEnumerable<string> Differences(string pattern, string answer, List<string> paths)
    {
        var bits = BigInteger.Parse("0" + answer, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var glob = Glob.Parse(pattern);
        for (var i = 0; i < paths.Count; i++)
        {
            var expected = ((bits >> (paths.Count - 1 - i)) & 1) == 1;
            if (glob.Matches(paths[i]) != expected) yield return $"{pattern} on {paths[i]} should be {expected}";
        }
    }

    static string Text(string json) => JsonSerializer.Deserialize<string>(json)!;
}
