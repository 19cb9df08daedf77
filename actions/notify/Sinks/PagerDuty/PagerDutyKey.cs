using System.Security.Cryptography;
using System.Text;
using Notify.Events;

namespace Notify.Sinks.PagerDuty;

/// <summary>The deduplication key: the same for every deployment of a service to an environment, so that a good one resolves the alert of a bad one.</summary>
internal static class PagerDutyKey
{
    public static string Of(Notification told)
    {
        var key = $"suite:{told.Service ?? told.Repository}:{told.Environment ?? told.Workflow}";
        return key.Length <= PagerDutyLimits.DedupKey.Most ? key : $"suite:sha256-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))}";
    }
}
