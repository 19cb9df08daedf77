using Actions.Git;
using Actions.Toolkit;

namespace Actions.Releases.Tests;

/// <summary>Any order of releases, re-runs, runs that end early and withdrawals: the tags are where a reference says that was written for nothing else.</summary>
public sealed class FloatingHistoryTests
{
    private const int Histories = 2_000;
    private const int Events = 25;

    private static readonly TagNames Names = TagNames.Parse("v*.*.*");

    [Fact]
    public void Every_history_ends_as_the_reference_says()
    {
        for (var seed = 0; seed < Histories; seed++) Live(seed, withdrawals: true);
    }

    [Fact]
    public void Without_withdrawals_every_tag_that_was_moved_is_at_the_highest_stable_version()
    {
        for (var seed = 0; seed < Histories; seed++)
        {
            var tags = Live(seed, withdrawals: false);
            foreach (var (tag, at) in tags.Floating.ToList())
            {
                var line = tags.Versions.Where(one => one.Version.IsStable && $"v{one.Version}.".StartsWith($"{tag}.", StringComparison.Ordinal)).ToList();
                // Only the runs that were ended early may have left it behind, and those are made up for here.
                Run(tags, line.MaxBy(one => one.Version)!.Version, allowBackwards: false);
                tags.Floating[tag].ShouldBe(line.MaxBy(one => one.Version)!.Commit, $"seed {seed}, {tag} at {at.Short}");
            }
        }
    }

    private static Tags Live(int seed, bool withdrawals)
    {
        var random = new Random(seed);
        var (tags, reference) = (new Tags(), new ReferenceTags());
        for (var i = 0; i < Events; i++)
        {
            var (major, minor, patch, rc) = (random.Next(3), random.Next(3), random.Next(4), random.Next(5) == 0 ? random.Next(1, 3) : 0);
            var version = new SemVersion(major, minor, patch, rc == 0 ? "" : $"rc.{rc}");
            tags.Add(version);
            reference.Add(major, minor, patch, rc);
            var what = random.Next(10);
            if (what == 0) continue;   // the run ended before it moved anything
            if (withdrawals && what == 1)
            {
                tags.Withdraw(version);
                reference.Withdraw(major, minor, patch, rc);
            }

            var allowBackwards = withdrawals && what == 2;
            Run(tags, version, allowBackwards);
            reference.Run(major, minor, rc, allowBackwards);
            tags.Floating.ToDictionary(tag => tag.Key, tag => tags.NameAt(tag.Value)).ShouldBe(reference.Floating, ignoreOrder: true, $"seed {seed}, event {i}: {version}");
        }

        return tags;
    }

    private static void Run(Tags tags, SemVersion version, bool allowBackwards)
    {
        foreach (var move in FloatingTags.Decide(Names, version, tags.Versions, tags.Floating, allowBackwards).Where(decision => decision.IsMove))
            tags.Floating[move.Tag] = move.To!.Commit;
    }

    private sealed class Tags
    {
        public List<ReleasedVersion> Versions { get; } = [];

        public Dictionary<string, ObjectId> Floating { get; } = [];

        public void Add(SemVersion version)
        {
            if (!Versions.Exists(one => one.Version == version)) Versions.Add(new ReleasedVersion(version, Some.Id(version.ToString())));
        }

        public void Withdraw(SemVersion version)
        {
            var at = Versions.FindIndex(one => one.Version == version);
            Versions[at] = Versions[at] with { IsBad = true };
        }

        public string NameAt(ObjectId commit) => Versions.First(one => one.Commit == commit).Version.ToString();
    }
}
