using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace Notify.Sinks.Email;

/// <summary>Reads addresses with or without a name: <c>Deployments &lt;deploy@example.com&gt;</c>.</summary>
internal static partial class MailAddresses
{
    private const string Expected = "expected an address such as Deployments <deploy@example.com>";

    private static readonly ParserOptions Strict = new()
    {
        AddressParserComplianceMode = RfcComplianceMode.Strict,
        AllowAddressesWithoutDomain = false,
        AllowUnquotedCommasInAddresses = false,
    };

    /// <exception cref="FormatException">It is not one address.</exception>
    public static MailboxAddress One(string text) => Line(text) is [var only] ? only : throw new FormatException($"{Expected}, and only one");

    /// <summary>Several, one a line or separated by commas.</summary>
    /// <exception cref="FormatException">One is wrong, or there are too many.</exception>
    public static IReadOnlyList<MailboxAddress> Several(string text)
    {
        var all = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(Line).DistinctBy(address => address.Address, StringComparer.OrdinalIgnoreCase).ToList();
        if (all.Count > EmailLimits.Recipients.Most) throw new FormatException($"expected at most {EmailLimits.Recipients.Most} addresses, these are {all.Count}. Use a mailing list");
        return all;
    }

    private static List<MailboxAddress> Line(string line)
    {
        if (line.Any(char.IsControl)) throw new FormatException("expected no line break or other control character in an address");
        if (!InternetAddressList.TryParse(Strict, line.TrimEnd(',', ' '), out var found) || found.Count == 0) throw new FormatException(Expected);
        return [.. found.Select(address => Checked(address as MailboxAddress ?? throw new FormatException($"{Expected}, and no group")))];
    }

    // What is sent in a command is put together again here, from letters that mean nothing in a command.
    private static MailboxAddress Checked(MailboxAddress address)
    {
        var at = address.Address.LastIndexOf('@');
        var (user, domain) = (address.Address[..Math.Max(0, at)], address.Address[(at + 1)..]);
        if (!UserForm().IsMatch(user)) throw new FormatException($"{Expected}; before the @ only letters, digits and the usual signs are possible");
        var clean = $"{user}@{Ascii(domain)}";
        if (clean.Length > EmailLimits.Address.Most) throw new FormatException($"expected addresses of at most {EmailLimits.Address.Most} characters");
        return new MailboxAddress(Encoding.UTF8, address.Name ?? "", clean);
    }

    private static string Ascii(string domain)
    {
        try
        {
            var ascii = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(domain);
            if (Uri.CheckHostName(ascii) == UriHostNameType.Dns) return ascii;
        }
        catch (ArgumentException)
        {
            // Told below.
        }

        throw new FormatException($"{Expected}; after the @ the name of a host is needed");
    }

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*\z", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex UserForm();
}
