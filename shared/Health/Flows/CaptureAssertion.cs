namespace Actions.Health;

/// <summary>Holds when an answer has the value that a step takes from it.</summary>
internal sealed record CaptureAssertion(Capture Capture, CookieJar Cookies) : Assertion($"capture {Capture.Name}")
{
    internal override Fault? Judge(Answer answer) => Capture.Find(answer, Cookies) is null ? Failed($"no value at {Capture}") : null;
}
