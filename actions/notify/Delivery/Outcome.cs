namespace Notify.Delivery;

internal enum Outcome
{
    Delivered,
    Skipped,
    Failed,
}
