using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>What the user asked for, checked.</summary>
internal sealed record Inputs
{
    public required CheckPlan Check { get; init; }

    /// <summary>What follows a healthy check; null for nothing.</summary>
    public SoakPlan? Soak { get; init; }

    public required InconclusiveAs InconclusiveAs { get; init; }

    /// <param name="read">The inputs.</param>
    /// <param name="masks">Where credentials inside addresses and headers are registered before anything is shown.</param>
    public static Inputs From(InputReader read, Masks masks)
    {
        var targets = read.ParsedPrivately("urls", text => Target.ParseLines(text, masks)) ?? [];
        var expectation = ExpectationInputs.Read(read);
        var request = RequestInputs.Read(read, masks);
        if (request.Method == HttpMethod.Head && expectation.ReadsBody)
            read.Error("method", "the answer to HEAD has no body, and 'assert' or 'version-path' looks at one");
        var check = new CheckPlan
        {
            Targets = targets,
            Request = request,
            Expectation = expectation,
            Schedule = ScheduleInputs.Read(read),
            MaxParallel = read.Integer("max-parallel", 1, 64),
        };
        return new Inputs { Check = check, Soak = SoakInputs.Read(read, check), InconclusiveAs = read.Choice<InconclusiveAs>("inconclusive-as") };
    }
}
