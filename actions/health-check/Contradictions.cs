using Actions.Health;

namespace HealthCheck;

/// <summary>What cannot be asked for together.</summary>
internal static class Contradictions
{
    public static IEnumerable<(string Input, string Message)> Of(RequestTemplate request, Expectation expectation)
    {
        if (request.Body is not null && (request.Method == HttpMethod.Get || request.Method == HttpMethod.Head))
            yield return ("method", "a request with a body needs POST, PUT, PATCH, DELETE or OPTIONS");
        if (request.Method == HttpMethod.Head && expectation.ReadsBody)
            yield return ("method", "the answer to HEAD has no body, and 'assert' or 'version-path' looks at one");
        if (expectation.LacksVersionSource)
            yield return ("assert", "'version ==' needs a 'version-path', which says where an answer tells its version");
        if (expectation.FailFast.Overlaps(expectation.ExpectedStatus))
            yield return ("fail-fast-status", $"a status cannot be healthy ({expectation.ExpectedStatus}) and hopeless at once");
    }
}
