using System.Globalization;

namespace Actions.Health;

/// <summary><c>tls.days-left &gt; 14</c>: whole days until the certificate of the last host of the answer expires.</summary>
internal sealed record CertificateAssertion(string Text, NumberComparison Comparison) : Assertion(Text)
{
    internal override Fault? Judge(Answer answer)
    {
        if (answer.CertificateDaysLeft is not { } days) return Failed("an answer without TLS");
        return Comparison.Holds(days) ? null : Failed(days.ToString("0 'days'", CultureInfo.InvariantCulture));
    }
}
