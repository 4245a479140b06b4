using Xunit;

namespace Oncohort.Survival.Tests.HandSolved;

public sealed class SmallStartStopTests
{
    /// <summary>Row 0 changes at 2 and dies at 5; row 1 enters at 1, changed already, and is cut at 3; row 2 would change on the day it dies; row 3 never changes.</summary>
    [Fact]
    public void Rows_are_split_where_they_change_and_the_event_falls_on_the_last_piece()
    {
        var split = FollowUpSplit.Of([5, 4, 2, 3], [1, 0, 1, 2], [0, 1, 0, 0], [[2, 1, 2, null]], [3]);
        Assert.Equal([0, 0, 0, 1, 1, 2, 3], split.SourceRows);
        Assert.Equal([0, 2, 3, 1, 3, 0, 0], split.Start);
        Assert.Equal([2, 3, 5, 3, 4, 2, 3], split.Stop);
        Assert.Equal([0, 0, 1, 0, 0, 1, 2], split.EventCodes);
        Assert.Equal([0, 1, 1, 1, 1, 0, 0], split.Changed[0]);
        Assert.Equal([0, 0, 1, 0, 1, 0, 0], split.Period);
        Assert.Equal(new ChangeCount(1, 1, 1, 1), split.Counts[0]);
    }

    [Fact]
    public void Two_changes_and_a_cut_at_one_time_split_once()
    {
        var split = FollowUpSplit.Of([4], [1], null, [[2], [2]], [2]);
        Assert.Equal([0, 2], split.Start);
        Assert.Equal([2, 4], split.Stop);
        Assert.Equal([0, 1], split.Changed[1]);
    }

    [Fact]
    public void Follow_up_without_time_and_changes_that_are_no_numbers_are_refused()
    {
        Assert.Equal(TimeToEventProblem.ExitNotAfterEntry, Assert.Throws<TimeToEventException>(() => FollowUpSplit.Of([0], [1], null, [])).Problem);
        Assert.Throws<ArgumentException>(() => FollowUpSplit.Of([1], [1], null, [[double.NaN]]));
        Assert.Throws<ArgumentException>(() => FollowUpSplit.Of([1], [1], null, [[1, 2]]));
        Assert.Throws<ArgumentException>(() => FollowUpSplit.Of([1], [1], null, [], [2, 1]));
    }

    /// <summary>A subject in rows (0, 3], (3, 5], (6, 9] with events at 3 and 9: it waits for the first until 3 and for the second from 3 on; a second subject enters at 2.</summary>
    [Theory]
    [InlineData(RecurrentEventModel.PwpGapTime, new double[] { 3, 0, 0, 0 }, new double[] { 6, 3, 2, 2 })]
    [InlineData(RecurrentEventModel.PwpTotalTime, new double[] { 6, 0, 3, 2 }, new double[] { 9, 3, 5, 4 })]
    [InlineData(RecurrentEventModel.AndersenGill, new double[] { 6, 0, 3, 2 }, new double[] { 9, 3, 5, 4 })]
    public void Events_are_numbered_and_gaps_counted_from_the_event_before(RecurrentEventModel model, double[] entry, double[] exit)
    {
        var rows = RecurrentEvents.Arrange(new Grouping([0, 0, 0, 1], 2), [6, 0, 3, 2], [9, 3, 5, 4], [1, 1, 0, 1], model);
        Assert.Equal(entry, rows.Entry);
        Assert.Equal(exit, rows.Exit);
        Assert.Equal([2, 1, 2, 1], rows.EventNumber);
        Assert.Equal([2, 1], rows.EventsByNumber);
        Assert.Equal(model == RecurrentEventModel.AndersenGill, rows.Strata is null);
    }

    [Fact]
    public void Overlapping_rows_are_refused_and_strata_are_joined_on_request()
    {
        var subject = new Grouping([0, 0, 0], 1);
        var wrong = Assert.Throws<StateHistoryException>(() => RecurrentEvents.Arrange(subject, [0, 2, 4], [3, 4, 5], [1, 1, 1], RecurrentEventModel.AndersenGill));
        Assert.Equal((StateHistoryProblem.Overlap, 1, 0), (wrong.Problem, wrong.Row, wrong.Previous));
        var rows = RecurrentEvents.Arrange(subject, [0, 3, 4], [3, 4, 5], [1, 1, 1], RecurrentEventModel.PwpTotalTime, joinFrom: 2);
        Assert.Equal([1, 2, 2], rows.EventNumber);
        Assert.Equal([1, 2], rows.EventsByNumber);
    }
}
