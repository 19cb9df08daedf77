using Notify.Limits;

namespace Notify.Sinks.Email;

/// <summary>
/// What mail servers take. Amazon SES refuses more than 50 recipients (SES documentation, "Service quotas"); many servers refuse mail of
/// some megabytes. The others keep a mail readable, and all of it below <see cref="Mail"/> however it has to be encoded.
/// </summary>
internal static class EmailLimits
{
    public static readonly Limit Recipients = new(SinkName.Email, "recipients", 50, "addresses");

    /// <summary>256 with the brackets around it (RFC 5321, 4.5.3.1.3).</summary>
    public static readonly Limit Address = new(SinkName.Email, "address", 254, "characters");

    public static readonly Limit Subject = new(SinkName.Email, "subject", 200, "characters");

    public static readonly Limit Reason = new(SinkName.Email, "reason", 60_000, "bytes of HTML");

    public static readonly Limit Template = new(SinkName.Email, "text of a template", 200_000, "bytes of HTML");

    public static readonly Limit Value = new(SinkName.Email, "value", 300, "bytes of HTML");

    public static readonly Limit Entries = new(SinkName.Email, "entries of a list", 100, "entries");

    public static readonly Limit Link = new(SinkName.Email, "address of a link", 700, "bytes of HTML");

    public static readonly Limit Mail = new(SinkName.Email, "whole mail", 1_000_000, "bytes");

    public static IReadOnlyList<Limit> All { get; } = [Recipients, Address, Subject, Reason, Template, Value, Entries, Link, Mail];
}
