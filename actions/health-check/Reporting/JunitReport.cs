using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Actions.Health;

namespace HealthCheck;

/// <summary>The report as JUnit XML: a suite for each target and for the flow, a case for each thing that is checked.</summary>
internal sealed class JunitReport
{
    private const string Alarms = "alarms";
    private const string Answer = "answers";

    private readonly Inputs inputs;
    private readonly CheckReport report;
    private readonly Func<string, string> redact;

    private JunitReport(Inputs inputs, CheckReport report, Func<string, string> redact) => (this.inputs, this.report, this.redact) = (inputs, report, redact);

    public static string Of(Inputs inputs, CheckReport report, Func<string, string> redact) => new JunitReport(inputs, report, redact).Write();

    private string Write()
    {
        var suites = report.Check.Results.Select((result, index) => Suite(result, report.Soak?.Results[index])).ToList();
        if (report.Flow is { } flow) suites.Add(Suite(flow));
        if (report.Alarms is { } alarms) suites.Add(Suite(Alarms, [.. alarms.Results.Select(alarm => Case(Alarms, alarm.Name, null, Ended(alarm.Verdict, alarm.Reason, "")))]));
        var text = new Utf8Text();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true })) new XDocument(new XElement("testsuites", suites)).Save(writer);
        return text.ToString();
    }

    private XElement Suite(TargetResult result, SoakResult? soak)
    {
        var checks = (result.Target.Expectation ?? inputs.Check.Expectation).Checks.Prepend(Answer).ToList();
        var failed = result.Fault is { } fault ? Math.Max(0, checks.IndexOf(fault.Check ?? Answer)) : result.Verdict == HealthVerdict.Healthy ? checks.Count : 0;
        var seconds = result.LastAttempts is [.., var last] ? last.Duration : TimeSpan.Zero;
        var cases = checks.Select((check, index) => Case(result.Target.Display, check, index == 0 ? seconds : null, index < failed ? null : index > failed ? Skipped("not looked at") : Ended(result))).ToList();
        if (soak is not null) cases.Add(Case(result.Target.Display, "soak", null, Ended(soak.Verdict, soak.Reason, soak.LastFailed?.Body)));
        return Suite(result.Target.Display, cases);
    }

    private XElement Suite(FlowResult flow) =>
        Suite(flow.Plan.Name, [.. flow.Steps.Select(step => Case(flow.Plan.Name, step.Step.Name, step.Last?.Duration, Ended(step)))]);

    private XElement Suite(string name, List<XElement> cases) => new(
        "testsuite",
        Named(name),
        new XAttribute("tests", cases.Count),
        new XAttribute("failures", cases.Count(test => test.Element("failure") is not null)),
        new XAttribute("errors", cases.Count(test => test.Element("error") is not null)),
        new XAttribute("skipped", cases.Count(test => test.Element("skipped") is not null)),
        cases);

    private XElement Case(string suite, string name, TimeSpan? time, XElement? ending) => new(
        "testcase",
        Named(name),
        new XAttribute("classname", Clean(suite)),
        new XAttribute("time", (time ?? TimeSpan.Zero).TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture)),
        ending);

    private XElement Ended(TargetResult result) => result.Fault is { } fault ? Failure(fault, result.LastAnswer?.Body) : Skipped("stopped before it could tell");

    private XElement? Ended(StepResult step) => step.Verdict switch
    {
        StepVerdict.Passed => null,
        StepVerdict.Failed => Failure(step.Fault!, step.Last?.Body),
        StepVerdict.Skipped => Skipped("a step before it failed"),
        _ => Skipped("stopped before it could tell"),
    };

    private XElement? Ended(HealthVerdict verdict, string? reason, string? body) => verdict switch
    {
        HealthVerdict.Healthy => null,
        HealthVerdict.Unhealthy => new XElement("failure", new XAttribute("message", Clean(reason!)), Clean(body ?? "")),
        _ => new XElement("error", new XAttribute("message", Clean(reason!))),
    };

    private XElement Failure(Fault fault, string? body) =>
        new("failure", new XAttribute("type", fault.Word), new XAttribute("message", Clean(fault.ToString())), Clean(body ?? ""));

    private static XElement Skipped(string why) => new("skipped", new XAttribute("message", why));

    private XAttribute Named(string name) => new("name", Clean(name));

    // XML has no way to write some characters, and a body may hold any.
    private string Clean(string text) => string.Concat(redact(text).EnumerateRunes().Select(rune => IsXml(rune) ? rune.ToString() : "\uFFFD"));

    private static bool IsXml(Rune rune) => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value);

    private sealed class Utf8Text() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
