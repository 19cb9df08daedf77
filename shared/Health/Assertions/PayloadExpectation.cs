namespace Actions.Health;

/// <summary>Judges an answer that did not come over HTTP, such as that of a function, by the same assertions.</summary>
/// <param name="Assertions">What must hold.</param>
public sealed record PayloadExpectation(IReadOnlyList<Assertion> Assertions)
{
    /// <summary>What is wrong with an answer, in one sentence; null when every assertion holds.</summary>
    /// <param name="status">Status of the call, for <c>status in</c>.</param>
    /// <param name="payload">The whole answer.</param>
    /// <param name="latency">How long it took.</param>
    public string? Judge(int status, byte[] payload, TimeSpan latency)
    {
        var answer = new Answer
        {
            Status = status,
            Headers = new Dictionary<string, string>(),
            Body = new AnswerBody(payload, cut: false, charset: null),
            Latency = latency,
        };
        return Assertions.Select(assertion => assertion.Judge(answer)).FirstOrDefault(fault => fault is not null)?.ToString();
    }
}
