namespace Bench.Measuring;

/// <summary>Several runs of the same.</summary>
internal sealed record Series(IReadOnlyList<Timing> Runs)
{
    public Spread Wall => Spread.Of(Runs.Select(run => run.Wall));

    public Spread Cpu => Spread.Of(Runs.Select(run => run.Cpu));

    /// <summary>Runs several programs in turn, so that what disturbs the machine disturbs all of them. The first round is not counted.</summary>
    /// <param name="runs">Rounds that are counted.</param>
    /// <param name="contenders">Each gives the command of its next run.</param>
    public static IReadOnlyList<Series> InTurn(int runs, params IReadOnlyList<Func<Command>> contenders)
    {
        var timings = contenders.Select(_ => new List<Timing>()).ToList();
        for (var round = 0; round <= runs; round++)
        {
            foreach (var (contender, index) in contenders.Select((contender, index) => (contender, index)))
            {
                var finished = contender().Run();
                if (round > 0) timings[index].Add(finished.Timing);
            }
        }

        return [.. timings.Select(runs => new Series(runs))];
    }
}
