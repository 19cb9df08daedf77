namespace Notify.Sinks.PagerDuty;

/// <summary>What PagerDuty hears of.</summary>
internal enum PagerDutyEvent
{
    Alert,
    Change,
    Both,
}
