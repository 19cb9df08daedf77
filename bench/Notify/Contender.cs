using Bench.Measuring;

namespace Bench.Notify;

/// <summary>A program that posts one message to a webhook of Slack.</summary>
internal sealed record Contender(string Name, Command Command);
