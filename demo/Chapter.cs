namespace Demo;

/// <summary>One push and what came of it.</summary>
internal sealed class Chapter(string title, string introduction)
{
    private readonly List<StepRecord> steps = [];
    private readonly List<Expectation> expectations = [];

    public string Title { get; } = title;

    public string Introduction { get; } = introduction;

    public string Change { get; set; } = "";

    public IReadOnlyList<StepRecord> Steps => steps;

    public IReadOnlyList<Expectation> Expectations => expectations;

    public bool WentAsTold => expectations.All(expectation => expectation.CameTrue);

    public void Add(StepRecord step) => steps.Add(step);

    public Expectation Expect(string promise, bool cameTrue, string seen = "")
    {
        var expectation = new Expectation(promise, cameTrue, seen);
        expectations.Add(expectation);
        return expectation;
    }
}
