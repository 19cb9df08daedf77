namespace Actions.Health;

/// <summary>Sends the request of a step and takes its values from the answer. The secret ones are masked before the answer is looked at.</summary>
internal sealed class StepProbe(IProbe probe, IReadOnlyList<Capture> captures, FlowSession session) : IProbe
{
    /// <summary>What the last answer held.</summary>
    public IReadOnlyList<(string Name, FlowValue Value)> Captured { get; private set; } = [];

    public async Task<Answer> AskAsync(Target target, ConnectionTrace trace, CancellationToken cancellation)
    {
        var answer = await probe.AskAsync(target, trace, cancellation);
        var captured = new List<(string Name, FlowValue Value)>();
        foreach (var capture in captures)
        {
            if (capture.Find(answer, session.Cookies) is not { } value) continue;
            if (capture.IsSecret) session.MaskAnswered(value);
            captured.Add((capture.Name, value));
        }

        Captured = captured;
        return answer;
    }
}
