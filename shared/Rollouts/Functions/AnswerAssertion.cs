using Actions.Health;

namespace Actions.Rollouts;

/// <summary>What must hold of a function's answer: those assertions on an HTTP answer that mean something without HTTP.</summary>
public static class AnswerAssertion
{
    /// <summary>Reads a line such as <c>json $.statusCode == 200</c>.</summary>
    /// <exception cref="FormatException">It is no assertion, or one about headers, certificates or redirects.</exception>
    public static Assertion Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Split(' ')[0] is "json" or "body" or "status" or "latency"
            ? AssertionParser.Parse(line)
            : throw new FormatException("expected an assertion on the answer, such as 'json $.statusCode == 200' or 'body contains ok'; header, tls and redirect-count mean nothing here");
    }
}
