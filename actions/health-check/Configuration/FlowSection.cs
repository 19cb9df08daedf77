using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>The section <c>flow</c> of the file: steps that are taken in order.</summary>
internal sealed class FlowSection(TargetDefaults common, Schedule schedule, KnownValues known)
{
    private const string UsualName = "flow";

    public FlowPlan? Read(YamlSection root)
    {
        if (root.Section("flow", "the flow") is not { } flow) return null;
        var name = flow.Value("name", text => text) ?? UsualName;
        foreach (var (key, value) in flow.Entries("vars")) flow.Try(value, () => Variable(key.Text, value));
        var sections = flow.Sections("steps", "a step");
        if (sections.Count == 0) flow.Problem("'steps' is missing in the flow");
        var reader = new StepSection(common, known);
        var steps = sections.Select(reader.Read).OfType<FlowStep>().ToList();
        flow.RefuseOthers();
        return new FlowPlan
        {
            Name = name,
            Steps = steps,
            Values = known.Given,
            Request = common.Request with { Body = null },
            Status = common.Expectation.Status,
            FailFast = common.Expectation.FailFast,
            Schedule = schedule,
        };
    }

    private bool Variable(string name, YamlValue value)
    {
        known.AddVariable(name, (value as YamlValue.Scalar)?.Text ?? throw new FormatException("expected a text"));
        return true;
    }
}
